/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.XonceException;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.invocation.TestMessage;
import io.xonce.interceptor.key.KeyGenerator.Planted;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;

/** Any key that was written can be read, and of anything else comes a refusal with a number. */
class GeneratedKeyTest {

  private static final MessageGrammar GRAMMAR = new MessageGrammar("ledger", 1 << 20);
  private static final int TIMES = 50;

  private final long seed = new Random().nextLong();
  private final KeyGenerator generator = new KeyGenerator(new Random(seed));

  @RepeatedTest(20)
  void plantedMember_isFoundByItsPointer() throws Exception {
    for (int i = 0; i < TIMES; i++) {
      Planted planted = generator.planted();
      KeyExpression expression = GRAMMAR.parse("body(" + planted.pointer() + ")");
      for (ReceivedMessage message : inEachWay(planted.document())) {
        assertThat(expression.read(message))
            .as("%s, made by the seed %d", planted, seed)
            .containsExactly(planted.value());
      }
    }
  }

  @RepeatedTest(20)
  void spoiltDocument_isReadOrRefusedByNumber() throws Exception {
    for (int i = 0; i < TIMES; i++) {
      Planted planted = generator.planted();
      String expression = "body(" + planted.pointer() + ")";
      String spoilt = generator.spoilt(planted.document());
      for (ReceivedMessage message : inEachWay(spoilt)) {
        assertReadOrRefused(spoilt, () -> GRAMMAR.parse(expression).read(message));
        assertReadOrRefused(
            spoilt, () -> GRAMMAR.fingerprint(List.of("body", expression)).of(message));
      }
    }
  }

  @RepeatedTest(20)
  void spoiltExpression_isInTheGrammarOrRefusedByNumber() {
    for (int i = 0; i < TIMES; i++) {
      Planted planted = generator.planted();
      String good =
          Stream.of("messageId", "cloudEvent", "body(" + planted.pointer() + ")", "property(a.b)")
              .toList()
              .get(generator.below(4));
      GRAMMAR.parse(good);
      String spoilt = generator.spoilt(good);
      try {
        GRAMMAR.parse(spoilt);
        assertThat(spoilt)
            .as("accepted, made by the seed %d", seed)
            .matches("(?s)messageId|cloudEvent|body\\(/.*\\)|property\\([^()]+\\)");
      } catch (DeploymentException refusal) {
        assertThat(refusal)
            .as("%s, made by the seed %d", spoilt, seed)
            .hasMessageStartingWith("XONCE00020: ");
      }
    }
  }

  @RepeatedTest(20)
  void cloudEvent_isItsSourceAndItsId_howeverItIsWritten() throws Exception {
    KeyExpression expression = GRAMMAR.parse("cloudEvent");
    for (int i = 0; i < TIMES; i++) {
      String source = generator.part();
      String id = generator.part();
      for (ReceivedMessage message :
          List.of(
              binary("cloudEvents_", source, id),
              binary("cloudEvents:", source, id),
              structured(event(source, id)))) {
        assertThat(expression.read(message))
            .as("made by the seed %d", seed)
            .containsExactly(source, id);
      }
    }
  }

  @RepeatedTest(20)
  void spoiltCloudEvent_isReadOrRefusedByNumber() throws Exception {
    KeyExpression expression = GRAMMAR.parse("cloudEvent");
    for (int i = 0; i < TIMES; i++) {
      String event = generator.spoilt(event(generator.part(), generator.part()));
      assertReadOrRefused(event, () -> expression.read(structured(event)));
    }
  }

  @RepeatedTest(20)
  void partsThatPeopleType_areThoseThatWereMeant() {
    for (int i = 0; i < TIMES; i++) {
      List<String> parts =
          Stream.generate(() -> generator.text(5)).limit(1 + generator.below(3)).toList();
      String typed =
          parts.stream()
              .map(part -> part.replace("\\", "\\\\").replace("|", "\\|"))
              .collect(Collectors.joining("|"));
      assertThat(KeyText.parts(typed)).as("%s, made by the seed %d", typed, seed).isEqualTo(parts);
    }
  }

  /** What a reader does with a message. */
  @FunctionalInterface
  private interface Reading {
    @Nullable Object run() throws Exception;
  }

  private void assertReadOrRefused(String input, Reading reading) throws Exception {
    try {
      reading.run();
    } catch (XonceException refusal) {
      assertThat(refusal.getMessage())
          .as("%s, made by the seed %d", input, seed)
          .matches("(?s)XONCE\\d{5}: .*")
          .hasSizeLessThan(2000);
    }
  }

  private static List<ReceivedMessage> inEachWay(String document) {
    return List.of(
        TestMessage.create().text(document),
        TestMessage.create().bytes(document.getBytes(UTF_8)),
        TestMessage.create()
            .property("contentType", "application/json; charset=utf-16")
            .bytes(document.getBytes(UTF_16)));
  }

  private static ReceivedMessage binary(String prefix, String source, String id) {
    return TestMessage.create()
        .property(prefix + "specversion", "1.0")
        .property(prefix + "source", source)
        .property(prefix + "id", id)
        .plain();
  }

  private static ReceivedMessage structured(String event) {
    return TestMessage.create().property("contentType", "application/cloudevents+json").text(event);
  }

  private String event(String source, String id) {
    return "{\"specversion\":\"1.0\",\"id\":%s,\"type\":%s,\"data\":{\"id\":1},\"source\":%s}"
        .formatted(
            generator.quoted(id), generator.quoted(generator.text(3)), generator.quoted(source));
  }
}
