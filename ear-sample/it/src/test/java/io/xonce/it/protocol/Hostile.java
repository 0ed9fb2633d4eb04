/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A message without a key that could be read. None does any harm to a broker, to which a body is
 * only bytes.
 *
 * @param number of the refusal
 * @param charset in which the bytes of the body are its characters
 * @param properties beside the name
 */
record Hostile(
    String name, String number, String body, Charset charset, Map<String, String> properties) {

  /** By which it is known again. */
  static final String NAME = "hostile";

  private static final String NO_KEY = "{\"other\":1}";

  private static Hostile body(String name, String number, String body) {
    return new Hostile(name, number, body, StandardCharsets.UTF_8, Map.of());
  }

  private static Hostile bytes(String name, String body) {
    return new Hostile(name, "XONCE00081", body, StandardCharsets.ISO_8859_1, Map.of());
  }

  private static Hostile properties(String name, Map<String, String> properties) {
    return new Hostile(name, "XONCE00080", NO_KEY, StandardCharsets.UTF_8, properties);
  }

  /** A few, each of another number. */
  static List<Hostile> few() {
    return List.of(
        body("broken", "XONCE00081", "{\"payment\":\"p-1\""),
        body("without key", "XONCE00080", NO_KEY),
        body("key of a wrong type", "XONCE00084", "{\"payment\":1.5}"),
        body("oversize", "XONCE00083", "{\"fill\":\"" + "x".repeat(1_500_000) + "\"}"));
  }

  /** All that this client can send. */
  static List<Hostile> by(Client client) {
    Stream<Hostile> all =
        Stream.of(few().stream(), bodies(), floods(), client.sendsBytes() ? bytes() : null)
            .flatMap(each -> each);
    // A frame of STOMP that does not say its length ends where a NUL is.
    return all.filter(each -> client != Client.STOMP_TEXT || each.body().indexOf('\0') < 0)
        .toList();
  }

  private static Stream<Hostile> bodies() {
    return Stream.of(
        body("empty", "XONCE00081", ""),
        body("no JSON", "XONCE00081", "payment=1"),
        body("name twice", "XONCE00081", "{\"payment\":\"a\",\"payment\":\"b\"}"),
        body("text behind", "XONCE00081", "{\"payment\":\"a\"}{}"),
        body("deep", "XONCE00081", "[".repeat(100_000)),
        body("NUL", "XONCE00081", "{\"payment\":\"a\0\"}"),
        body("null key", "XONCE00080", "{\"payment\":null}"),
        body("invisible key", "XONCE00080", "{\"payment\":\"\u200B\u00A0\"}"));
  }

  private static Stream<Hostile> bytes() {
    return Stream.of(
        bytes("no UTF-8", "{\u00FF"),
        bytes("half a character", "{\"payment\":\"\u00ED\u00A0\u0080\"}"));
  }

  private static Stream<Hostile> floods() {
    Map<String, String> many = new LinkedHashMap<>();
    IntStream.range(0, 500).forEach(i -> many.put("x" + i, "y" + i));
    return Stream.of(
        properties("many properties", many),
        properties("large property", Map.of("large", "z".repeat(20_000))));
  }

  Outgoing to(String queue) {
    Map<String, String> all = new LinkedHashMap<>(properties);
    all.put(NAME, name);
    return new Outgoing(queue, body, charset, all, null);
  }

  /** What is read of its body. */
  String shown() {
    return new String(body.getBytes(charset), StandardCharsets.UTF_8);
  }
}
