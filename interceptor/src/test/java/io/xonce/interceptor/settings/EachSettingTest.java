/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.Guarantee;
import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import io.xonce.OnUnreadable;
import io.xonce.store.SchemaMode;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setting: as annotated, as configured, and what it refuses. */
class EachSettingTest {

  @Idempotent(
      consumer = "ledger",
      key = "property(id)",
      tenant = "property(tenant)",
      fingerprint = "property(amount)",
      onDuplicate = OnDuplicate.DIVERT,
      onConflict = OnConflict.SKIP,
      onUnreadable = OnUnreadable.DIVERT,
      terminalOn = IOException.class,
      divertTo = "java:/odd",
      replyTo = "JMSReplyTo",
      retention = "P30D",
      store = "java:/Store")
  private static final class Ledger implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  private record Row(
      String name, Function<Settings, Object> value, Object annotated, String text, Object read) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(
              "ledger.key",
              each -> each.keys().texts(),
              List.of("property(id)"),
              "messageId, body(/a,b)",
              List.of("messageId", "body(/a,b)")),
          new Row(
              "ledger.on-duplicate",
              each -> each.policy().onDuplicate(),
              OnDuplicate.DIVERT,
              "proceed",
              OnDuplicate.PROCEED),
          new Row(
              "ledger.on-conflict",
              each -> each.policy().onConflict(),
              OnConflict.SKIP,
              "fail",
              OnConflict.FAIL),
          new Row(
              "ledger.on-unreadable",
              each -> each.policy().onUnreadable(),
              OnUnreadable.DIVERT,
              "fail",
              OnUnreadable.FAIL),
          new Row(
              "ledger.terminal-on",
              each -> each.policy().terminalOn(),
              List.of(IOException.class),
              "java.lang.IllegalStateException,java.io.EOFException",
              List.of(IllegalStateException.class, EOFException.class)),
          new Row(
              "ledger.divert-to",
              each -> each.policy().divertTo(),
              "java:/odd",
              "java:/a",
              "java:/a"),
          new Row(
              "ledger.reply-to",
              each -> each.policy().replyTo(),
              "JMSReplyTo",
              "java:/replies",
              "java:/replies"),
          new Row(
              "ledger.retention",
              Settings::retention,
              Duration.ofDays(30),
              "P1D",
              Duration.ofDays(1)),
          new Row("ledger.floor", each -> each.policy().floor(), false, "true", true),
          new Row("ledger.shared", Settings::shared, false, "true", true),
          new Row("ledger.store", Settings::store, "java:/Store", "java:/Other", "java:/Other"),
          new Row("ledger.mode", Settings::mode, Mode.ENFORCE, "observe", Mode.OBSERVE),
          new Row("schema", Settings::schema, SchemaMode.VALIDATE, "create", SchemaMode.CREATE),
          new Row(
              "minimum-guarantee",
              Settings::minimumGuarantee,
              Guarantee.EXACTLY_ONCE,
              "deduplicated",
              Guarantee.DEDUPLICATED),
          new Row(
              "lock-timeout",
              Settings::lockTimeout,
              Duration.ofSeconds(5),
              "PT1S",
              Duration.ofSeconds(1)),
          new Row(
              "purge-interval",
              Settings::purgeInterval,
              Duration.ofMinutes(1),
              "P1D",
              Duration.ofDays(1)),
          new Row("known-keys", Settings::knownKeys, 10_000, "0", 0),
          new Row(
              "connection-factory",
              Settings::connectionFactory,
              "java:/JmsXA",
              "java:/Mine",
              "java:/Mine"),
          new Row("attempts", Settings::attempts, 10_000, "1000000", 1_000_000));

  /** Seen in what the key reader makes of a message. */
  private static final List<String> SEEN_ELSEWHERE =
      List.of("ledger.tenant", "ledger.fingerprint", "max-body");

  @Test
  void everyKnownSetting_isTried() {
    TreeSet<String> known = new TreeSet<>(SettingNames.GLOBAL);
    SettingNames.PER_CONSUMER.forEach(member -> known.add("ledger." + member));
    assertThat(Stream.concat(ROWS.stream().map(Row::name), SEEN_ELSEWHERE.stream()))
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void notConfigured_isAsAnnotated(Row row) {
    assertThat(row.value().apply(read(Map.of()))).isEqualTo(row.annotated());
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void configured_overridesTheAnnotationAndNothingElse(Row row) {
    Settings settings = read(Map.of(row.name(), row.text()));
    assertThat(row.value().apply(settings)).isEqualTo(row.read());
    ROWS.stream()
        .filter(other -> !other.equals(row))
        .forEach(
            other ->
                assertThat(other.value().apply(settings))
                    .as(other.name())
                    .isEqualTo(other.annotated()));
  }

  static Stream<Row> ofTheConsumer() {
    return ROWS.stream().filter(row -> row.name().startsWith("ledger."));
  }

  @ParameterizedTest
  @MethodSource("ofTheConsumer")
  void settingOfAnotherConsumer_changesNothing(Row row) {
    String other = row.name().replace("ledger.", "audit.");
    assertThat(row.value().apply(read(Map.of(other, row.text())))).isEqualTo(row.annotated());
  }

  static Stream<Arguments> garbage() {
    return Stream.of(
            "ledger.on-duplicate",
            "ledger.on-conflict",
            "ledger.on-unreadable",
            "ledger.terminal-on",
            "ledger.retention",
            "ledger.floor",
            "ledger.shared",
            "ledger.mode",
            "schema",
            "minimum-guarantee",
            "lock-timeout",
            "purge-interval",
            "max-body",
            "known-keys",
            "attempts")
        .flatMap(
            name ->
                Stream.of("", "\u0000", "né", "-", "1 2").map(text -> Arguments.of(name, text)));
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void garbage_isRefusedByTheNameOfTheSetting(String name, String text) {
    assertThatThrownBy(() -> read(Map.of(name, text)))
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith("XONCE00022: Setting 'xonce." + name + "' is '" + text + "'");
  }

  static Stream<Arguments> garbledExpressions() {
    return Stream.of("ledger.key", "ledger.tenant", "ledger.fingerprint")
        .flatMap(
            name ->
                Stream.of("id", "property()", "property(id", "body(id)", "Body(/id)", "messageId()")
                    .map(text -> Arguments.of(name, text)));
  }

  @ParameterizedTest
  @MethodSource("garbledExpressions")
  void garbledExpression_isRefusedByItsText(String name, String text) {
    assertThatThrownBy(() -> read(Map.of(name, text)))
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith("XONCE00020: '" + text + "'")
        .hasMessageContaining("consumer 'ledger'");
  }

  private static Settings read(Map<String, String> values) {
    Map<String, String> prefixed = new HashMap<>();
    values.forEach((name, text) -> prefixed.put("xonce." + name, text));
    return SettingsReader.read(
        new BeanDeclaration(Ledger.class, Ledger.class.getAnnotation(Idempotent.class)),
        new TestConfiguration(prefixed, Set.of()));
  }
}
