/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.invocation.TestMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** One payload in the messages of many producers, as a core client of Artemis sees them. */
public final class Samples {

  public static final String JSON = "{\"id\":\"p-1\",\"amount\":12.50}";

  /** The event of the examples in the CloudEvents conformance suite and in its bindings. */
  public static final String EVENT =
      """
      {
          "specversion": "1.0",
          "type": "com.example.someevent",
          "time": "2018-04-05T03:56:24Z",
          "id": "1234-1234-1234",
          "source": "/mycontext/subcontext",
          "datacontenttype": "application/json",
          "data": {
              "message": "Hello World!"
          }
      }
      """;

  private static final String CLOUD_EVENTS_JSON = "application/cloudevents+json; charset=utf-8";
  public static final long SENT = 1_772_359_200_000L;
  private static final byte[] CORRELATION = "c-1".getBytes(StandardCharsets.UTF_8);

  private Samples() {}

  /** That of a row of the table of keys. */
  public static ReceivedMessage message(String row) {
    return Objects.requireNonNull(messages().get(row), row).get();
  }

  /** That of a row of the table of events. */
  public static ReceivedMessage event(String row) {
    return Objects.requireNonNull(events().get(row), row).get();
  }

  private static Map<String, Supplier<ReceivedMessage>> messages() {
    Map<String, Supplier<ReceivedMessage>> all = new HashMap<>();
    all.put("JMS, text", () -> jms().text(JSON));
    all.put("JMS, bytes", () -> jms().bytes(JSON));
    all.put("JMS, bytes with a byte order mark", () -> jms().bytes("\uFEFF" + JSON));
    all.put(
        "JMS, bytes, `contentType` with `charset=utf-16`",
        () ->
            jms()
                .property("contentType", "application/json; charset=utf-16")
                .bytes(JSON.getBytes(UTF_16)));
    all.put(
        "JMS, correlation id of bytes",
        () ->
            jms()
                .with("getJMSCorrelationID", null)
                .with("getJMSCorrelationIDAsBytes", CORRELATION)
                .text(JSON));
    all.put("JMS, map", () -> jms().map(Map.of("id", "p-1", "amount", 12.5)));
    all.put("JMS, stream", () -> jms().stream("p-1", 12.5));
    all.put("JMS, object", () -> jms().object());
    all.put("JMS, without a body", () -> jms().plain());
    all.put("JMS, empty text", () -> jms().text(""));
    all.put("JMS, without an id", () -> jms().with("getJMSMessageID", null).text(JSON));
    all.put("AMQP, string", () -> amqp(5).text(JSON));
    all.put("AMQP, data, `application/json`", () -> data("application/json").text(JSON));
    all.put(
        "AMQP, data with a byte order mark", () -> data("application/json").text("\uFEFF" + JSON));
    all.put(
        "AMQP, data, `charset=iso-8859-1`",
        () -> data("application/json; charset=\"ISO-8859-1\"").bytes(JSON.getBytes(ISO_8859_1)));
    all.put("AMQP, data, `charset=no-such`", () -> data("text/json;charset=no-such").bytes(JSON));
    all.put("AMQP, data, no content type", () -> amqp(2).bytes(JSON));
    all.put("AMQP, map", () -> amqp(7).map(Map.of("id", "p-1", "amount", 12.5)));
    all.put("AMQP, list", () -> amqp(8).stream("p-1", 12.5));
    all.put("AMQP, sequence", () -> amqp(3).stream("p-1", 12.5));
    all.put("AMQP, no body", () -> amqp(4).text(null));
    all.put(
        "AMQP, message-id 42",
        () ->
            amqp(5)
                .property("NATIVE_MESSAGE_ID", "ID:AMQP_ULONG:42")
                .with("getJMSTimestamp", SENT)
                .text(JSON));
    all.put("AMQP, no message-id", () -> jms().with("getJMSMessageID", null).text(JSON));
    all.put("qpid-jms, text", () -> qpid(5, 5).text(JSON));
    all.put("qpid-jms, bytes", () -> qpid(3, 2, "application/octet-stream").bytes(JSON));
    all.put("qpid-jms, map", () -> qpid(2, 7).map(Map.of("id", "p-1", "amount", 12.5)));
    all.put("qpid-jms, stream", () -> qpid(4, 3).stream("p-1", 12.5));
    all.put("qpid-jms, object", () -> qpid(1, 2, "application/x-java-serialized-object").object());
    all.put("qpid-jms, without a body", () -> qpid(0, 1).bytes(""));
    all.put("STOMP", () -> stomp().text(JSON));
    all.put("STOMP, content-length", () -> stomp().property("content-length", "27").bytes(JSON));
    all.put("MQTT 3.1.1", () -> mqtt().bytes(JSON));
    all.put(
        "MQTT 5",
        () ->
            user(mqtt(), "zone", "eu", "id", "p-1")
                .property("mqtt.correlation.data", CORRELATION)
                .bytes(JSON));
    all.put("OpenWire, text", () -> openWire().text(JSON));
    all.put("OpenWire, bytes", () -> openWire().bytes(JSON));
    all.put("OpenWire, map", () -> openWire().map(Map.of("id", "p-1", "amount", 12.5)));
    all.put("OpenWire, stream", () -> openWire().stream("p-1", 12.5));
    all.put("OpenWire, object", () -> openWire().object());
    all.put("OpenWire, without a body", () -> openWire().plain());
    return all;
  }

  private static Map<String, Supplier<ReceivedMessage>> events() {
    Map<String, Supplier<ReceivedMessage>> all = new HashMap<>();
    all.put("JMS, properties `cloudEvents_…`", () -> event(jms(), "cloudEvents_").text("x"));
    all.put("JMS, JSON without a content type", () -> jms().text(EVENT));
    all.put(
        "JMS, JSON, `contentType`",
        () -> jms().property("contentType", CLOUD_EVENTS_JSON).bytes("\uFEFF" + EVENT));
    all.put("AMQP, binary, `cloudEvents:…`", () -> event(data("text/x"), "cloudEvents:").text("x"));
    all.put("AMQP, binary, `cloudEvents_…`", () -> event(data("text/x"), "cloudEvents_").text("x"));
    all.put("AMQP, structured", () -> data(CLOUD_EVENTS_JSON).text(EVENT));
    all.put("AMQP, structured, no charset", () -> data("application/cloudevents+json").text(EVENT));
    all.put(
        "AMQP, structured, attributes beside it",
        () -> event(data(CLOUD_EVENTS_JSON), "cloudEvents:").text(EVENT));
    all.put("STOMP, headers `cloudEvents_…`", () -> event(stomp(), "cloudEvents_").text("x"));
    all.put(
        "STOMP, structured",
        () -> stomp().property("_AMQ_CONTENT_TYPE", CLOUD_EVENTS_JSON).bytes(EVENT));
    all.put(
        "MQTT 5, binary",
        () ->
            user(
                    mqtt(),
                    "specversion",
                    "1.0",
                    "source",
                    "/mycontext/subcontext",
                    "id",
                    "1234-1234-1234")
                .property("mqtt.content.type", "application/json")
                .bytes("{}"));
    all.put(
        "MQTT 5, structured",
        () -> mqtt().property("mqtt.content.type", CLOUD_EVENTS_JSON).bytes(EVENT));
    all.put("MQTT 3.1.1, structured", () -> mqtt().bytes(EVENT));
    all.put(
        "AMQP, batch", () -> data("application/cloudevents-batch+json").text("[" + EVENT + "]"));
    all.put("AMQP, another format", () -> data("application/cloudevents+avro").bytes("x"));
    all.put("specversion 0.3", () -> jms().text(EVENT.replace("\"1.0\"", "\"0.3\"")));
    all.put("no source", () -> jms().text(EVENT.replace("source", "sauce")));
    all.put("JSON that is no event", () -> jms().text("{\"source\":\"/shop\",\"id\":\"1\"}"));
    return all;
  }

  static TestMessage jms() {
    return TestMessage.create()
        .with("getJMSMessageID", "ID:8e57")
        .with("getJMSCorrelationID", "c-1")
        .property("id", "p-1");
  }

  /** What the broker adds to a message that it converts from AMQP. */
  static TestMessage amqp(int encoding) {
    return jms()
        .with("getJMSMessageID", "ID:" + System.nanoTime())
        .property("JMS_AMQP_ORIGINAL_ENCODING", (short) encoding)
        .property("JMS_AMQP_HEADER", true)
        .property("NATIVE_MESSAGE_ID", "ID:AMQP_NO_PREFIX:order-1");
  }

  private static TestMessage data(String contentType) {
    return amqp(2).property("JMS_AMQP_ContentType", contentType);
  }

  /** It says of which kind its message was to be. */
  private static TestMessage qpid(int kind, int encoding) {
    return amqp(encoding)
        .property("JMS_AMQP_MA_x-opt-jms-msg-type", (byte) kind)
        .property("NATIVE_MESSAGE_ID", "ID:8e57:1:1:1-1");
  }

  private static TestMessage qpid(int kind, int encoding, String contentType) {
    return qpid(kind, encoding).property("JMS_AMQP_ContentType", contentType);
  }

  private static TestMessage openWire() {
    return jms().property("__HDR_MESSAGE_ID", "ID:host-1:1:1:1:1");
  }

  private static TestMessage stomp() {
    return withoutId(jms());
  }

  static TestMessage mqtt() {
    return withoutId(TestMessage.create())
        .property("__AMQ_CID", "client-1")
        .property("mqtt.qos.level", 1)
        .property("mqtt.message.retain", false);
  }

  private static TestMessage withoutId(TestMessage message) {
    return message.with("getJMSMessageID", null).with("getJMSTimestamp", SENT);
  }

  static TestMessage user(TestMessage message, String... namesAndValues) {
    message.property("mqtt.user.property.exists", namesAndValues.length / 2);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = "mqtt.ordered.user.property." + i / 2 + "." + namesAndValues[i];
      message.property(name, namesAndValues[i + 1]);
    }
    return message;
  }

  private static TestMessage event(TestMessage message, String prefix) {
    return message
        .property(prefix + "specversion", "1.0")
        .property(prefix + "type", "com.example.someevent")
        .property(prefix + "time", "2018-04-05T03:56:24Z")
        .property(prefix + "source", "/mycontext/subcontext")
        .property(prefix + "id", "1234-1234-1234");
  }
}
