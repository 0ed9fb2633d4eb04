/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * STOMP 1.2 by a bare socket.
 *
 * @param sized whether the frame says how long its body is, so that a broker takes it for bytes
 */
record StompProducer(int port, boolean sized) implements Producer {

  @Override
  public void send(Outgoing outgoing) throws IOException {
    send(headers(outgoing), outgoing.bytes());
  }

  /** Sends a frame with headers of its own, of which one asks for the receipt. */
  void send(Map<String, String> headers, byte[] body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      InputStream input = new BufferedInputStream(socket.getInputStream());
      write(socket, "CONNECT", Map.of("accept-version", "1.2", "host", "lab"), new byte[0]);
      expect(input, "CONNECTED");
      write(socket, "SEND", headers, body);
      expect(input, "RECEIPT");
    }
  }

  private Map<String, String> headers(Outgoing outgoing) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("destination", outgoing.queue());
    headers.put("persistent", "true");
    headers.put("receipt", "1");
    headers.put("content-type", "application/json");
    if (sized) {
      headers.put("content-length", Integer.toString(outgoing.bytes().length));
    }
    if (outgoing.replyTo() != null) {
      headers.put("reply-to", outgoing.replyTo().queue());
      headers.put("correlation-id", outgoing.replyTo().correlation());
    }
    headers.putAll(outgoing.properties());
    return headers;
  }

  private static void write(Socket socket, String command, Map<String, String> headers, byte[] body)
      throws IOException {
    StringBuilder frame = new StringBuilder(command).append('\n');
    headers.forEach(
        (name, value) -> frame.append(name).append(':').append(escaped(value)).append('\n'));
    OutputStream output = new BufferedOutputStream(socket.getOutputStream());
    output.write(frame.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    output.write(body);
    output.write(0);
    output.flush();
  }

  /** A colon ends the name of a header (STOMP 1.2, value encoding). */
  private static String escaped(String value) {
    return value.replace(":", "\\c");
  }

  private static void expect(InputStream input, String command) throws IOException {
    String frame = frame(input);
    if (!frame.startsWith(command + "\n")) {
      throw new IOException("Not " + command + ": " + frame);
    }
  }

  private static String frame(InputStream input) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    for (int next = input.read(); next != 0; next = input.read()) {
      if (next < 0) {
        throw new EOFException("The broker has closed the connection after " + frame);
      }
      frame.write(next);
    }
    return frame.toString(StandardCharsets.UTF_8).strip();
  }
}
