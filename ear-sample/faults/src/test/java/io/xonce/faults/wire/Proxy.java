/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Leads to a server, and sets traps on the way.
 *
 * <p><b>Threads.</b> Safe for use by several threads.
 */
public final class Proxy implements AutoCloseable {

  private final Supplier<? extends Protocol> protocol;
  private final int target;
  private final ServerSocket listener;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "proxy");
            thread.setDaemon(true);
            return thread;
          });
  private volatile @Nullable Trap trap;

  /**
   * Begins to listen, on the loopback interface.
   *
   * @param protocol what clients and server speak; a new one for each connection
   * @param target port of the server
   */
  public Proxy(Supplier<? extends Protocol> protocol, int target) {
    this.protocol = protocol;
    this.target = target;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::listen);
  }

  /** Where clients connect to. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Sets a trap in the place of the last one, if there is one. */
  public void set(Trap next) {
    trap = next;
  }

  private void listen() {
    try {
      while (!listener.isClosed()) {
        lead(listener.accept());
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void lead(Socket client) throws IOException {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Link link = new Link(protocol.get(), client, server, () -> trap);
      threads.execute(link::requests);
      threads.execute(link::answers);
    } catch (IOException e) {
      // No server: the client sees that as it would without a proxy.
      client.close();
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
