/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.XonceException;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.invocation.TestMessage;
import io.xonce.store.Fingerprint;
import io.xonce.store.MessageKey;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender can do to whoever reads a key: it ends as a refusal with a number, and soon. */
@Timeout(20)
class HostileInputTest {

  private static final MessageGrammar GRAMMAR = new MessageGrammar("ledger", 1 << 20);

  @ParameterizedTest
  @ValueSource(strings = {"body(/id)", "body(/deep)", "body(/deep/0)"})
  void depth_isOurOwnLimit_whateverTheParser(String expression) {
    assertRefused(expression, TestMessage.create().text(nested(600)), "XONCE00081: ");
    assertThatThrownBy(() -> fingerprint(expression, TestMessage.create().text(nested(600))))
        .hasMessageContaining("it is nested deeper than 500");
  }

  @Test
  void depthBelowTheLimit_isRead() throws Exception {
    ReceivedMessage message = TestMessage.create().text(nested(400));
    assertThat(read("body(/id)", message)).containsExactly("p-1");
    assertThat(fingerprint("body(/deep)", message))
        .isNotEqualTo(fingerprint("body(/deep)", TestMessage.create().text(nested(401))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a\"}{\"id\":\"b\"}",
        "{\"id\":\"a\"} b",
        "{\"id\":\"a\"},",
        "{\"id\":\"a\",\"id\":\"a\"}",
        "{\"id\":1,\"\\u0069d\":2}",
        "{\"id\":\"a\u0000\"}",
        "1",
        "null",
        "{\"id\":\"a\"",
        "\u0000"
      })
  void bodyThatCanBeReadInTwoWaysOrNone_isRefused(String body) {
    assertRefused("body(/id)", TestMessage.create().text(body), "XONCE00081: ");
  }

  @Test
  void nameRepeatedOffTheWay_harmsNobody() throws Exception {
    String body =
        "{\"x\":1,\"x\":2,\"a\":{\"y\":1,\"y\":2,\"id\":\"p-1\"},\"b\":[{\"y\":1,\"y\":2}]}";
    assertThat(read("body(/a/id)", TestMessage.create().text(body))).containsExactly("p-1");
    assertThatThrownBy(() -> fingerprint("body(/b)", TestMessage.create().text(body)))
        .hasMessageStartingWith("XONCE00081: ")
        .hasMessageContaining("a name stands twice");
  }

  @Test
  void bodyThatIsNoObject_isToldSo() {
    assertThatThrownBy(() -> read("body(/x)", TestMessage.create().text("1")))
        .hasMessageContaining(
            "not the JSON that body(/x) asks for: it is neither an object nor an");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999"})
  void hugeExponent_isNoKeyAndQuicklyCompared(String number) throws Exception {
    ReceivedMessage message = TestMessage.create().text("{\"id\":" + number + "}");
    assertRefused("body(/id)", message, "XONCE00084: ");
    assertThat(fingerprint("body(/id)", message)).isNotNull();
  }

  @Test
  void numberOfManyDigits_isRefused() {
    ReceivedMessage message = TestMessage.create().text("{\"id\":" + "1".repeat(5000) + "}");
    assertRefused("body(/id)", message, "XONCE0008");
  }

  @Test
  void nulAndHalfCharacters_areKeysOfTheirOwn() throws Exception {
    List<MessageKey> keys =
        List.of(key("a"), key("a\\u0000"), key("a?"), key("a\\ud800"), key("a\\udfff"), key("a�"));
    assertThat(keys).doesNotHaveDuplicates();
    assertThat(keys).allSatisfy(key -> assertThat(key.text()).doesNotContain("\u0000", "\ud800"));
  }

  @Test
  void floodOfProperties_isReadOnce() throws Exception {
    TestMessage flood = Samples.mqtt().property("mqtt.user.property.exists", 100_000);
    for (int i = 0; i < 100_000; i++) {
      flood.property("mqtt.ordered.user.property." + i + ".x" + i, "y");
    }
    flood.property("mqtt.ordered.user.property.100000.id", "p-1");
    assertThat(read("property(id)", flood.plain())).containsExactly("p-1");
    assertRefused("property(other)", flood.plain(), "XONCE00080: ");
    assertThatThrownBy(() -> read("messageId", flood.plain()))
        .hasMessageStartingWith("XONCE00150: ")
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(1000));
  }

  @ParameterizedTest
  @ValueSource(strings = {";", " ", ";charset", ";charset=\"", "\u0000"})
  void contentTypeOfMegabytes_isReadInOnePass(String filling) throws Exception {
    String type = "application/json" + filling.repeat(2_000_000 / filling.length());
    ReceivedMessage message =
        TestMessage.create().property("contentType", type).bytes("{\"id\":\"p-1\"}");
    try {
      assertThat(read("body(/id)", message)).containsExactly("p-1");
    } catch (XonceException e) {
      assertThat(e.getMessage()).startsWith("XONCE00081: ").hasSizeLessThan(1000);
    }
  }

  @Test
  void headersOfMegabytes_areHashedAndShownShort() throws Exception {
    String large = "x".repeat(2_000_000);
    ReceivedMessage message =
        TestMessage.create()
            .with("getJMSMessageID", "ID:" + large)
            .with("getJMSCorrelationID", large)
            .property("id", large)
            .plain();
    assertThat(read("property(id)", message)).containsExactly(large);
    assertThat(read("correlationId", message)).containsExactly(large);
    assertThat(read("messageId", message)).containsExactly("ID:" + large);
    assertThat(message.name()).hasSizeLessThan(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-8", "UTF-16", "utf-16le", "utf-32", "iso-8859-1", "windows-1252"})
  void bodyIsReadByTheCharsetThatTheMessageNames(String charset) throws Exception {
    String json = "{\"id\":\"Käufer\"}";
    ReceivedMessage message =
        TestMessage.create()
            .property("_AMQ_CONTENT_TYPE", "application/json; charset=" + charset)
            .bytes(json.getBytes(Charset.forName(charset)));
    assertThat(read("body(/id)", message)).containsExactly("Käufer");
    assertThat(fingerprint("body", message))
        .isEqualTo(fingerprint("body", TestMessage.create().text(json)));
  }

  @Test
  void markOfTheByteOrder_isNoPartOfTheBodyInAnyCharset() throws Exception {
    ReceivedMessage message =
        TestMessage.create()
            .property("mqtt.content.type", "text/json;CHARSET=\"utf-16le\"")
            .bytes("\uFEFF{\"id\":1}".getBytes(UTF_16LE));
    assertThat(read("body(/id)", message)).containsExactly("1");
    assertThat(fingerprint("body", message))
        .isEqualTo(fingerprint("body", TestMessage.create().text("\uFEFF{\"id\":1}")))
        .isEqualTo(fingerprint("body", TestMessage.create().bytes("{\"id\":1}")));
  }

  @Test
  void bytesThatAreNotInTheirCharset_areRefusedAndComparedAsBytes() throws Exception {
    byte[] half = {'{', '}', 0};
    TestMessage message = TestMessage.create().property("contentType", "text/json;charset=utf-16");
    assertRefused("body(/id)", message.bytes(half), "XONCE00081: ");
    assertThat(fingerprint("body", message.bytes(half)))
        .isEqualTo(fingerprint("body", TestMessage.create().bytes(half)));
  }

  private static String nested(int depth) {
    return "{\"deep\":" + "[".repeat(depth) + "]".repeat(depth) + ",\"id\":\"p-1\"}";
  }

  private static MessageKey key(String escaped) throws Exception {
    ReceivedMessage message = TestMessage.create().text("{\"id\":\"" + escaped + "\"}");
    return MessageKey.of("ledger", null, read("body(/id)", message));
  }

  private static List<String> read(String expression, ReceivedMessage message) throws Exception {
    return GRAMMAR.parse(expression).read(message);
  }

  private static Fingerprint fingerprint(String expression, ReceivedMessage message)
      throws Exception {
    return Objects.requireNonNull(GRAMMAR.fingerprint(List.of(expression)).of(message));
  }

  private static void assertRefused(String expression, ReceivedMessage message, String id) {
    assertThatThrownBy(() -> read(expression, message))
        .isInstanceOf(XonceException.class)
        .hasMessageStartingWith(id);
  }
}
