/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.XonceException;
import io.xonce.interceptor.fixture.MarkdownTable;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.invocation.TestMessage;
import io.xonce.store.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of keys.md are what is read in the messages of each row: each cell is a test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class KeyTableContract {

  /** What the tables have in the place of an id that a client made up. */
  private static final String MADE_UP = "ID:8e57";

  /** That of qpid-jms is one for each connection, and counts in it. */
  private static final Pattern OF_QPID = Pattern.compile("ID:[-0-9a-f]{36}:\\d+:\\d+:\\d+-\\d+");

  private static final MessageGrammar GRAMMAR = new MessageGrammar("ledger", 1 << 20);

  /** Bodies that the table of keys has one letter for, or a word. */
  private static final Map<String, String> LETTERS =
      Map.of("JMS, text", "A", "JMS, map", "B", "JMS, stream", "C", "JMS, empty text", "empty");

  private final String page;

  /**
   * @param page as the module of the test sees it
   */
  protected KeyTableContract(String page) {
    this.page = page;
  }

  /** That of a row of the table of keys. */
  protected abstract ReceivedMessage message(String row) throws Exception;

  /** That of a row of the table of events. */
  protected abstract ReceivedMessage event(String row) throws Exception;

  protected final Stream<Arguments> keys() {
    return cells("## Keys");
  }

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @MethodSource
  protected final void keys(String row, String column, String cell) throws Exception {
    ReceivedMessage message = message(row);
    switch (column) {
      case "Payload" -> assertThat(payload(message)).isEqualTo(cell);
      case "`body(/amount)`" -> assertThat(compared("body(/amount)", message)).isEqualTo(cell);
      default -> assertThat(key(plain(column), message)).isEqualTo(cell);
    }
  }

  protected final Stream<Arguments> cloudEvents() {
    return cells("## CloudEvents");
  }

  @ParameterizedTest(name = "{0} = {2}")
  @MethodSource
  protected final void cloudEvents(String row, String column, String cell) throws Exception {
    assertThat(key(plain(column), event(row))).isEqualTo(cell);
  }

  /** A message is the same at each hand-out: what is compared must be, too. */
  @Test
  protected final void whateverIsRead_isReadAgain() throws Exception {
    for (String row : keys().map(cell -> cell.get()[0].toString()).distinct().toList()) {
      ReceivedMessage message = message(row);
      for (String expression : List.of("body(/id)", "body(/amount)", "cloudEvent")) {
        assertThat(compared(expression, message)).isEqualTo(compared(expression, message));
      }
      assertThat(fingerprint("body", message)).isEqualTo(fingerprint("body", message));
    }
  }

  final Stream<Arguments> cells(String heading) {
    return MarkdownTable.cells(page, heading);
  }

  static String key(String expression, ReceivedMessage message) throws Exception {
    try {
      List<String> parts = new ArrayList<>();
      for (String part : GRAMMAR.parse(expression).read(message)) {
        parts.add("`" + written(part, message.message().getJMSMessageID()) + "`");
      }
      return String.join(", ", parts);
    } catch (XonceException e) {
      return number(e);
    }
  }

  private static String written(String part, @Nullable String jmsId) {
    if (OF_QPID.matcher(part).matches()) {
      return MADE_UP + ":1:1:1-1";
    }
    return part.equals(jmsId) ? MADE_UP : part;
  }

  /** What is compared in place of the body, by finding what has the same fingerprint. */
  static String compared(String expression, ReceivedMessage message) throws Exception {
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

  private String payload(ReceivedMessage message) throws Exception {
    Fingerprint fingerprint = Objects.requireNonNull(fingerprint("body", message));
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      if (fingerprint.equals(fingerprint("body", message(letter.getKey())))) {
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

  static String plain(String column) {
    return column.replace("`", "");
  }
}
