/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A console that answers what a test has told it, and the program that asks it. */
final class FakeConsole implements AutoCloseable {

  private static final String API = "/xonce-console/api/";

  private record Reply(int status, String body) {}

  private final Map<String, Deque<Reply>> replies = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final HttpServer server;

  FakeConsole() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(API, this::answer);
    server.start();
  }

  /** What is told of one request more than once is answered in turn, the last for ever. */
  FakeConsole answers(String request, String body) {
    return replies(request, new Reply(200, body));
  }

  FakeConsole refuses(String request, int status, String reason) {
    return replies(request, new Reply(status, "{\"error\": \"" + reason + "\"}"));
  }

  private FakeConsole replies(String request, Reply reply) {
    replies.computeIfAbsent(request, first -> new ArrayDeque<>()).add(reply);
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(API.length());
    String request = exchange.getRequestMethod() + " " + path;
    String query = exchange.getRequestURI().getQuery();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add((request + (query == null ? "" : "?" + query) + " " + body).strip());
    Deque<Reply> known =
        replies.getOrDefault(request, new ArrayDeque<>(List.of(new Reply(404, "{}"))));
    Reply reply = known.size() > 1 ? known.remove() : known.element();
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Returns the status. */
  int type(String... line) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/xonce-console";
    Map<String, String> environment = Map.of("XONCE_SERVER", address);
    return new Xonce(environment, null, stream(out), stream(errors)).run(line);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** The requests so far, with what was sent. */
  List<String> asked() {
    return asked;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
