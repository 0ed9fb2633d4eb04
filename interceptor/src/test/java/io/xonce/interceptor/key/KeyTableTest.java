/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.XonceException;
import io.xonce.interceptor.fixture.MarkdownTable;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.invocation.TestMessage;
import io.xonce.store.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of keys.md are what the code does: each cell is a test. */
class KeyTableTest {

  private static final MessageGrammar GRAMMAR = new MessageGrammar("ledger", 1 << 20);

  static Stream<Arguments> keys() {
    return MarkdownTable.cells("docs/keys.md", "## Keys");
  }

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @MethodSource
  void keys(String row, String column, String cell) throws Exception {
    ReceivedMessage message = sample(Samples.messages(), row);
    switch (column) {
      case "Payload" -> assertThat(payload(message)).isEqualTo(cell);
      case "`body(/amount)`" -> assertThat(compared("body(/amount)", message)).isEqualTo(cell);
      default -> assertThat(key(plain(column), message)).isEqualTo(cell);
    }
  }

  static Stream<Arguments> cloudEvents() {
    return MarkdownTable.cells("docs/keys.md", "## CloudEvents");
  }

  @ParameterizedTest(name = "{0} = {2}")
  @MethodSource
  void cloudEvents(String row, String column, String cell) throws Exception {
    assertThat(key(plain(column), sample(Samples.events(), row))).isEqualTo(cell);
  }

  static Stream<Arguments> values() {
    return MarkdownTable.cells("docs/keys.md", "## Values");
  }

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @MethodSource
  void values(String row, String column, String cell) throws Exception {
    for (ValueSamples.Sample sample : ValueSamples.of(row)) {
      assertThat(
              column.equals("As a key")
                  ? key(sample.expression(), sample.message())
                  : comparedOrAsItIs(sample, cell))
          .isEqualTo(cell);
    }
  }

  /** A message is the same at each hand-out: what is compared must be, too. */
  @Test
  void whateverIsRead_isReadAgain() throws Exception {
    for (Supplier<ReceivedMessage> each : Samples.messages().values()) {
      ReceivedMessage message = each.get();
      for (String expression : List.of("body(/id)", "body(/amount)", "cloudEvent")) {
        assertThat(compared(expression, message)).isEqualTo(compared(expression, message));
      }
      assertThat(fingerprint("body", message)).isEqualTo(fingerprint("body", message));
    }
  }

  private static String comparedOrAsItIs(ValueSamples.Sample sample, String cell) throws Exception {
    String compared = compared(sample.expression(), sample.message());
    return List.of("as it is", "their bytes").contains(cell) && !compared.startsWith("(")
        ? cell
        : compared;
  }

  private static ReceivedMessage sample(
      Map<String, Supplier<ReceivedMessage>> samples, String row) {
    return Objects.requireNonNull(samples.get(row), row).get();
  }

  private static String key(String expression, ReceivedMessage message) throws Exception {
    try {
      return GRAMMAR.parse(expression).read(message).stream()
          .map(part -> "`" + part + "`")
          .collect(Collectors.joining(", "));
    } catch (XonceException e) {
      return number(e);
    }
  }

  /** What is compared in place of the body, by finding what has the same fingerprint. */
  private static String compared(String expression, ReceivedMessage message) throws Exception {
    try {
      Found found = GRAMMAR.parse(expression).find(message).get(0);
      return known(fingerprint(expression, message), found);
    } catch (XonceException e) {
      return number(e);
    }
  }

  private static String known(@Nullable Fingerprint fingerprint, Found found) {
    for (String text : List.of("12.5", "17", "p-1", "true", "-5", "\uFEFF")) {
      if (of(digest -> digest.add("value").add(text)).equals(fingerprint)) {
        return text;
      }
    }
    if (of(digest -> digest.add("absent")).equals(fingerprint)) {
      return "absent";
    }
    if (of(digest -> digest.add("null")).equals(fingerprint)) {
      return "null";
    }
    return found.value() instanceof Found.Structure structure
        ? structure.canonical()
        : found.value().toString();
  }

  private static Fingerprint of(Consumer<Fingerprint.Digest> content) {
    Fingerprint.Digest digest = Fingerprint.digest();
    content.accept(digest);
    return digest.finish();
  }

  private static String payload(ReceivedMessage message) throws Exception {
    Fingerprint fingerprint = Objects.requireNonNull(fingerprint("body", message));
    Map<String, String> letters =
        Map.of("JMS, text", "A", "JMS, map", "B", "JMS, stream", "C", "JMS, empty text", "empty");
    for (Map.Entry<String, String> letter : letters.entrySet()) {
      ReceivedMessage other = sample(Samples.messages(), letter.getKey());
      if (fingerprint.equals(fingerprint("body", other))) {
        return letter.getValue();
      }
    }
    ReceivedMessage another = TestMessage.create().with("getJMSMessageID", "ID:2").object();
    return fingerprint.equals(fingerprint("body", another)) ? "any other" : "itself";
  }

  private static @Nullable Fingerprint fingerprint(String expression, ReceivedMessage message)
      throws Exception {
    try {
      return GRAMMAR.fingerprint(List.of(expression)).of(message);
    } catch (XonceException e) {
      return null;
    }
  }

  private static String number(XonceException refusal) {
    String text = String.valueOf(refusal.getMessage());
    return "(" + Integer.parseInt(text.substring("XONCE".length(), text.indexOf(':'))) + ")";
  }

  private static String plain(String column) {
    return column.replace("`", "");
  }
}
