/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection. */
final class Link {

  /** Longer than recovery leaves alone what no log knows. */
  private static final long DELAY_MILLIS = 6_000;

  private final Protocol protocol;
  private final Socket client;
  private final Socket server;
  private final Supplier<@Nullable Trap> trap;

  private record Unanswered(ByteBuffer request, Trap trap) {}

  /** What the client gets no answer to; from then on it gets none to anything. */
  private volatile @Nullable Unanswered unanswered;

  Link(Protocol protocol, Socket client, Socket server, Supplier<@Nullable Trap> trap) {
    this.protocol = protocol;
    this.client = client;
    this.server = server;
    this.trap = trap;
  }

  /** From the client to the server, until one of them is gone. */
  void requests() {
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
      OutputStream out = new BufferedOutputStream(server.getOutputStream());
      while (true) {
        byte[] request = protocol.request(in);
        if (isLost(request)) {
          return;
        }
        pass(request, in, out);
      }
    } catch (IOException e) {
      // One side is gone.
    } finally {
      if (unanswered == null) {
        cut();
      }
    }
  }

  private boolean isLost(byte[] request) throws IOException {
    Trap set = trap.get();
    if (set == null || !protocol.isOf(set.phase(), request) || !set.strikes()) {
      return false;
    }
    switch (set.loss()) {
      case OF_THE_REQUEST -> {
        return true;
      }
      case OF_THE_ANSWER -> unanswered = new Unanswered(ByteBuffer.wrap(request), set);
      case OF_TIME -> delay();
    }
    return false;
  }

  private static void delay() throws IOException {
    try {
      Thread.sleep(DELAY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /**
   * From the server to the client, until one of them is gone, or the answer that is lost has come.
   */
  void answers() {
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
      OutputStream out = new BufferedOutputStream(client.getOutputStream());
      while (true) {
        byte[] answer = protocol.answer(in);
        Unanswered lost = unanswered;
        if (lost == null) {
          pass(answer, in, out);
        } else if (protocol.isEnd(answer, lost.request().array())) {
          lost.trap().answerHasCome();
          return;
        }
      }
    } catch (IOException e) {
      // One side is gone.
    } finally {
      cut();
    }
  }

  private static void pass(byte[] message, DataInputStream in, OutputStream out)
      throws IOException {
    out.write(message);
    if (in.available() == 0) {
      out.flush();
    }
  }

  private void cut() {
    for (Socket socket : new Socket[] {client, server}) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is closed all the same.
      }
    }
  }
}
