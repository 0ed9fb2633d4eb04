/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ports somebody asked for. */
final class Ports {

  private Ports() {}

  /** Fails if somebody listens there; 0 stands for any free port. */
  static void requireFree(int port, String option) {
    try (ServerSocket socket = new ServerSocket()) {
      // As the servers do; else a connection that lingers after a run would count as a listener.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new DemoFailure(
          "Port " + port + " is in use: free it, or choose another with " + option);
    }
  }
}
