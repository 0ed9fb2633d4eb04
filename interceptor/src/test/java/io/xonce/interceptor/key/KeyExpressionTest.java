/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.XonceException;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.TestMessage;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyExpressionTest {

  private static final int LIMIT = 1000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "messageid",
        "messageId ",
        "property",
        "property()",
        "property(a) ",
        "property(a))",
        "body()",
        "body(paymentId)",
        "body(/a~2)",
        "body(/a~)",
        "body",
        "argument(0)",
        "${messageId}",
        "#{T(java.lang.Runtime).getRuntime()}"
      })
  void expressionOutsideTheGrammar_isADeploymentError(String expression) {
    assertThatThrownBy(() -> new MessageGrammar("ledger", LIMIT).parse(expression))
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith("XONCE00020: ")
        .hasMessageContaining("'" + expression + "'");
  }

  @Test
  void headers_areRead() throws Exception {
    TestMessage message = TestMessage.create().with("getJMSCorrelationID", "c-1");
    assertThat(read("messageId", message.plain())).containsExactly("ID:1");
    assertThat(read("correlationId", message.plain())).containsExactly("c-1");
  }

  /** As Messaging 3.1, 3.4.5, allows. */
  @Test
  void providerWithoutCorrelationIdsOfBytes_isNoObstacle() throws Exception {
    TestMessage message =
        TestMessage.create()
            .with("getJMSCorrelationIDAsBytes", new UnsupportedOperationException());
    assertRefused("correlationId", message.plain(), "XONCE00080: ");
    message.property("mqtt.correlation.data", new byte[] {1, -1});
    assertThat(read("correlationId", message.plain())).containsExactly("0x01ff");
  }

  @Test
  void messageWithoutId_isRefused() {
    Invocation incoming = TestMessage.create().with("getJMSMessageID", null).plain();
    assertRefused("messageId", incoming, "XONCE00150: ");
  }

  @Test
  void properties_areReadAsText() throws Exception {
    TestMessage message =
        TestMessage.create().property("s", "p-1").property("n", 17L).property("b", true);
    assertThat(read("property(s)", message.plain())).containsExactly("p-1");
    assertThat(read("property(n)", message.plain())).containsExactly("17");
    assertThat(read("property(b)", message.plain())).containsExactly("true");
  }

  @Test
  void propertyThatIsMissingOrBlank_isRefused() {
    assertRefused("property(s)", TestMessage.create().plain(), "XONCE00080: ");
    assertRefused("property(s)", TestMessage.create().property("s", "").plain(), "XONCE00080: ");
    assertRefused("property(s)", TestMessage.create().property("s", " \t").plain(), "XONCE00080: ");
  }

  @Test
  void whatTheMessageHasInstead_isNamedWithoutValues() {
    TestMessage message =
        TestMessage.create().property("payment_id", "secret").property("_AMQ_X", "1");
    assertThatThrownBy(() -> read("property(paymentId)", message.plain()))
        .hasMessageContaining(
            "'paymentId', which is part of its key. Its properties are payment_id. Co");
    assertThatThrownBy(() -> read("property(s)", TestMessage.create().plain()))
        .hasMessageContaining("part of its key. Correct");
  }

  @Test
  void propertyThatIsBlank_isThere() {
    assertThatThrownBy(() -> read("property(s)", TestMessage.create().property("s", "").plain()))
        .hasMessageContaining("part of its key. Correct");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "body(/id)   | {\"ID\":7,\"a\":{\"id\":1}}    | Its body has ID, a.",
        "body(/a/id) | {\"x\":1,\"a\":{\"b\":{},\"c\":1}} | At /a its body has b, c.",
        "body(/a/id) | {\"x\":1,\"b\":[{\"id\":1}]}   | Its body has x, b.",
        "body(/a/id) | {\"a\":\"secret\"}             | Its body has a.",
        "body(/id)   | [{\"id\":1}]                 | part of its key. Correct",
        "body(/id)   | {}                           | part of its key. Correct",
        "body(/id)   | {\"id\":null}                | part of its key. Correct",
        "body(/id)   | {\"a\\nb\":1}                 | Its body has a?b.",
      })
  void membersThatAreThereInstead_areNamed(String expression, String body, String told) {
    assertThatThrownBy(() -> read(expression, TestMessage.create().text(body)))
        .hasMessageContaining(told)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", "\n"));
  }

  @Test
  void manyOrLongNames_areCut() {
    String many = IntStream.range(0, 20).mapToObj(i -> "\"m" + i + "\":1").collect(joining(","));
    assertThatThrownBy(() -> read("body(/id)", TestMessage.create().text("{" + many + "}")))
        .hasMessageContaining("m8, m9, and others.");
    String name = "x".repeat(500);
    assertThatThrownBy(() -> read("body(/id)", TestMessage.create().text("{\"" + name + "\":1}")))
        .hasMessageContaining("Its body has " + "x".repeat(40) + "….");
  }

  @Test
  void floatingPointProperty_isRefused() {
    assertRefused("property(d)", TestMessage.create().property("d", 1.0).plain(), "XONCE00084: ");
  }

  @Test
  void cloudEvent_isSourceAndId() throws Exception {
    TestMessage jms =
        TestMessage.create().property("cloudEvents_source", "/s").property("cloudEvents_id", "7");
    TestMessage amqp =
        TestMessage.create().property("cloudEvents:source", "/s").property("cloudEvents:id", "7");
    assertThat(read("cloudEvent", jms.plain())).containsExactly("/s", "7");
    assertThat(read("cloudEvent", amqp.plain())).containsExactly("/s", "7");
  }

  @Test
  void cloudEventWithoutSource_isRefused() {
    Invocation incoming = TestMessage.create().property("cloudEvents_id", "7").plain();
    assertRefused("cloudEvent", incoming, "XONCE00080: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "body(/id)     | {\"id\":\"p-1\"}            | p-1",
        "body(/id)     | {\"id\":17}                 | 17",
        "body(/id)     | {\"id\":17.0}               | 17",
        "body(/id)     | {\"id\":1e3}                | 1000",
        "body(/id)     | {\"id\":true}               | true",
        "body(/a/b)    | {\"a\":{\"b\":\"x\"}}       | x",
        "body(/a/1)    | {\"a\":[\"x\",\"y\"]}       | y",
        "body(/a~1b)   | {\"a/b\":\"x\"}             | x",
        "body(/0)      | [\"x\"]                     | x"
      })
  void member_isReadFromTextAndBytes(String expression, String body, String key) throws Exception {
    assertThat(read(expression, TestMessage.create().text(body))).containsExactly(key);
    assertThat(read(expression, TestMessage.create().bytes(body))).containsExactly(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":null}",
        "{\"id\":\"\"}",
        "{\"id\":\" \"}",
        "[]",
        "{\"a\":{\"id\":1}}"
      })
  void missingMember_isRefused(String body) {
    assertRefused("body(/id)", TestMessage.create().text(body), "XONCE00080: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "{",
        "{\"id\":\"p-1\"",
        "{\"id\":\"p-1\",\"id\":\"p-2\"}",
        "{'id':'p-1'}",
        "\"p-1\""
      })
  void bodyThatIsNoUnambiguousJson_isRefused(String body) {
    assertRefused("body(/id)", TestMessage.create().text(body), "XONCE00081: ");
  }

  @Test
  void nullBody_isRefused() {
    assertRefused("body(/id)", TestMessage.create().text(null), "XONCE00081: ");
  }

  @Test
  void bodyNestedTooDeep_isRefused() {
    String deep = "[".repeat(5000) + "]".repeat(5000);
    assertThatThrownBy(
            () ->
                new MessageGrammar("ledger", 1 << 20)
                    .parse("body(/id)")
                    .read(TestMessage.create().text(deep)))
        .isInstanceOf(XonceException.class)
        .hasMessageStartingWith("XONCE00081: ");
  }

  @Test
  void bytesThatAreNotUtf8_areRefused() {
    byte[] bytes = {'{', '"', 'i', 'd', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};
    assertRefused("body(/id)", TestMessage.create().bytes(bytes), "XONCE00081: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":{}}", "{\"id\":[1]}", "{\"id\":1.5}", "{\"id\":1e200}"})
  void memberThatCannotIdentify_isRefused(String body) {
    assertRefused("body(/id)", TestMessage.create().text(body), "XONCE00084: ");
  }

  @Test
  void bodyOverTheLimit_isRefused() {
    String large = "{\"id\":\"" + "x".repeat(LIMIT) + "\"}";
    assertRefused("body(/id)", TestMessage.create().text(large), "XONCE00083: ");
    assertRefused("body(/id)", TestMessage.create().bytes(large), "XONCE00083: ");
  }

  @Test
  void objectMessage_isRefusedUnopened() {
    // TestMessage fails on any call that was not expected, getObject and getBody among them.
    assertRefused("body(/id)", TestMessage.create().object(), "XONCE00082: ");
  }

  @Test
  void refusal_writesNoLineThatASenderChose() {
    TestMessage forged = TestMessage.create().with("getJMSMessageID", "ID:1\nERROR forged\u2028x");
    assertThatThrownBy(() -> read("property(s)", forged.plain()))
        .hasMessageContaining("ID:1?ERROR forged?x")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(
            () -> read("body(/id)", TestMessage.create().text("{\"id\":1,\nERROR forged")))
        .hasMessageStartingWith("XONCE00081: ")
        .hasMessageNotContaining("\n")
        .hasNoCause();
  }

  @Test
  void refusal_namesMessageAndConsumerButNotThePayload() {
    assertThatThrownBy(
            () -> read("body(/id)", TestMessage.create().text("{\"secret\":\"s3cr3t\"}")))
        .hasMessageContaining("ID:1")
        .hasMessageContaining("'ledger'")
        .hasMessageNotContaining("s3cr3t");
  }

  private static void assertRefused(String expression, Invocation incoming, String id) {
    assertThatThrownBy(() -> read(expression, incoming))
        .isInstanceOf(XonceException.class)
        .hasMessageStartingWith(id);
  }

  private static List<String> read(String expression, Invocation incoming) throws JMSException {
    return new MessageGrammar("ledger", LIMIT).parse(expression).read(incoming);
  }
}
