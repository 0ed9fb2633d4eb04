/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection. What a client says comes in messages of a type, a length and a text, but for its
 * first words, which have no type (PostgreSQL documentation, 53.7).
 */
final class Link {

  private static final int PROTOCOL = 3;

  /** Longer than recovery leaves alone what no log knows. */
  private static final long DELAY_MILLIS = 6_000;

  private static final int LENGTH = 4;

  private final Socket client;
  private final Socket server;
  private final Supplier<@Nullable Trap> trap;
  private volatile boolean silent;

  Link(Socket client, Socket server, Supplier<@Nullable Trap> trap) {
    this.client = client;
    this.server = server;
    this.trap = trap;
  }

  /** From the client to the server, until one of them is gone. */
  void requests() {
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
      OutputStream out = new BufferedOutputStream(server.getOutputStream());
      while (!isStartup(pass(in, out))) {
        // It has asked for encryption first.
      }
      while (true) {
        int type = in.readUnsignedByte();
        byte[] message = read(in);
        if (isLost(type, message)) {
          return;
        }
        out.write(type);
        out.write(message);
        if (in.available() == 0) {
          out.flush();
        }
      }
    } catch (IOException e) {
      // One side is gone.
    } finally {
      if (!silent) {
        cut();
      }
    }
  }

  private static byte[] pass(DataInputStream in, OutputStream out) throws IOException {
    byte[] message = read(in);
    out.write(message);
    out.flush();
    return message;
  }

  /** A message with its length, which counts itself. */
  private static byte[] read(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] message = new byte[length];
    ByteBuffer.wrap(message).putInt(length);
    in.readFully(message, LENGTH, length - LENGTH);
    return message;
  }

  private static boolean isStartup(byte[] message) {
    return ByteBuffer.wrap(message).getInt(LENGTH) >> 16 == PROTOCOL;
  }

  private boolean isLost(int type, byte[] message) throws IOException {
    Trap set = trap.get();
    if (set == null || (type != 'P' && type != 'Q') || !set.strikes(message)) {
      return false;
    }
    switch (set.loss()) {
      case OF_THE_REQUEST -> {
        return true;
      }
      case OF_THE_ANSWER -> silent = true;
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

  /** From the server to the client; when they are to be lost, until the server is ready again. */
  void answers() {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!silent) {
          out.write(buffer, 0, read);
          out.flush();
        } else if (isReady(buffer, read)) {
          return;
        }
      }
    } catch (IOException e) {
      // One side is gone.
    } finally {
      cut();
    }
  }

  /** Whether the last message is ReadyForQuery: Z, a length of 5, and a state. */
  private static boolean isReady(byte[] buffer, int read) {
    return read >= 6 && buffer[read - 6] == 'Z' && buffer[read - 2] == 5;
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
