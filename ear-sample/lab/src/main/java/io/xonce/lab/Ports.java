/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ports of the loopback interface. */
final class Ports {

  // Below every system's range for outgoing connections, so that a port found free, or given up
  // for a restart, is not taken by some connection of this machine in between.
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 31_000;

  private Ports() {}

  static int free() {
    return free(LOWEST, HIGHEST, Stream::of);
  }

  /** A random number of the range for which all ports derived from it are free. */
  static int free(int lowest, int highest, IntFunction<Stream<Integer>> ports) {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(lowest, highest))
        .limit(1_000)
        .filter(candidate -> ports.apply(candidate).allMatch(Ports::isFree))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No free port"));
  }

  /** Fails with the port and the option that changes it when somebody listens there. */
  static void requireFree(int port, String option) {
    if (!isFree(port)) {
      throw new IllegalStateException(
          "Port " + port + " of 127.0.0.1 is in use: free it, or choose another with " + option);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As the servers do; else a connection that lingers after a restart counts as busy.
      socket.setReuseAddress(!Platform.WINDOWS);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
