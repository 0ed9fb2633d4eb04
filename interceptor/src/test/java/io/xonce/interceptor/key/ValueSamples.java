/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.invocation.TestMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Values of each kind, by the rows of the table of values, in each place that can hold them. */
final class ValueSamples {

  /** A message in which an expression finds a value. */
  record Sample(String expression, ReceivedMessage message) {}

  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

  private ValueSamples() {
    json("string", "\"p-1\"");
    property("string", "p-1");
    json("JSON `17`, `17.0`, `1.7e1`", "17", "17.0", "1.7e1");
    json("JSON `12.50`", "12.50", "12.5", "1.25e1");
    json("JSON `null`", "null");
    add("nothing there", "body(/v)", () -> Samples.jms().text("{}"));
    add("nothing there", "body(/v/w)", () -> Samples.jms().text("{\"v\":1}"));
    add("nothing there", "property(v)", () -> Samples.jms().text("{}"));
    json("JSON `{\"b\":1.0,\"a\":[]}`", "{\"b\":1.0,\"a\":[]}", "{\"a\": [ ], \"b\": 1e0}");
    json("`true`", "true");
    property("`true`", true);
    property("whole number of any size", 17L, 17, (short) 17, (byte) 17);
    property("floating-point property", 12.5, 12.5f);
    property("bytes", (Object) new byte[] {1});
    property(
        "blank: spaces, U+00A0, U+200B, U+FEFF",
        "",
        " \t",
        "\u00A0",
        "\u200B",
        "\uFEFF\u2060",
        "\u3164",
        "\u0000");
    negative("negative number from AMQP", () -> Samples.amqp(5));
    negative("negative number from elsewhere", Samples::jms);
    user("MQTT 5 user property, twice, equal", "p-1", "p-1");
    user("MQTT 5 user property, twice, unequal", "p-1", "p-2");
  }

  static List<Sample> of(String row) {
    List<Sample> found = new ValueSamples().samples.get(row);
    if (found == null) {
      throw new AssertionError("No message for the row " + row);
    }
    return found;
  }

  private void json(String row, String... values) {
    for (String value : values) {
      add(row, "body(/v)", () -> Samples.jms().text("{\"v\":" + value + "}"));
    }
  }

  private void property(String row, Object... values) {
    for (Object value : values) {
      add(row, "property(v)", () -> Samples.jms().property("v", value).plain());
      add(row, "body(/v)", () -> Samples.jms().map(Map.of("v", value)));
      add(row, "body(/1)", () -> Samples.jms().stream("x", value));
    }
  }

  private void negative(String row, Supplier<TestMessage> message) {
    add(row, "property(v)", () -> message.get().property("v", -5L).plain());
    add(row, "body(/v)", () -> message.get().map(Map.of("v", -5)));
  }

  private void user(String row, String one, String other) {
    add(row, "property(v)", () -> Samples.user(Samples.mqtt(), "v", one, "v", other).plain());
  }

  private void add(String row, String expression, Supplier<ReceivedMessage> message) {
    samples
        .computeIfAbsent(row, none -> new ArrayList<>())
        .add(new Sample(expression, message.get()));
  }
}
