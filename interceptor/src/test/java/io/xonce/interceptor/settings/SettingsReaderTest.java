/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.Guarantee;
import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import io.xonce.OnUnreadable;
import io.xonce.interceptor.key.CorrelationIdPart;
import io.xonce.interceptor.key.PropertyPart;
import io.xonce.store.SchemaMode;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

  @Idempotent
  static class Bare {}

  @Idempotent(
      consumer = "ledger",
      key = {"property(region)", "body(/id)"},
      tenant = "property(tenant)",
      onDuplicate = OnDuplicate.FAIL,
      retention = "P30D",
      store = "java:jboss/datasources/Ledger")
  static class Full {}

  @Idempotent(consumer = " padded ")
  static class Padded {}

  @Idempotent(
      consumer = "x",
      key = {})
  static class Keyless {}

  @Test
  void bareAnnotation_meansTheDefaults() {
    Settings settings = read(Bare.class, Map.of());
    assertThat(settings.consumer()).isEqualTo(Bare.class.getName());
    assertThat(settings.keys().texts()).containsExactly("messageId");
    assertThat(settings.keys().tenant()).isNull();
    assertThat(settings.policy().onDuplicate()).isEqualTo(OnDuplicate.SKIP);
    assertThat(settings.retention()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.store()).isEmpty();
    assertThat(settings.schema()).isEqualTo(SchemaMode.VALIDATE);
    assertThat(settings.minimumGuarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
    assertThat(settings.lockTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.purgeInterval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.knownKeys()).isEqualTo(10_000);
    assertThat(settings.policy())
        .isEqualTo(
            new Policy(
                OnDuplicate.SKIP, OnConflict.FAIL, OnUnreadable.FAIL, List.of(), "", "", false));
    assertThat(settings.mode()).isEqualTo(Mode.ENFORCE);
    assertThat(settings.connectionFactory()).isEqualTo("java:/JmsXA");
    assertThat(settings.attempts()).isEqualTo(10_000);
  }

  @Test
  void annotation_isRead() {
    Settings settings = read(Full.class, Map.of());
    assertThat(settings.consumer()).isEqualTo("ledger");
    assertThat(settings.keys().texts()).containsExactly("property(region)", "body(/id)");
    assertThat(settings.keys().tenant()).isEqualTo(new PropertyPart("tenant"));
    assertThat(settings.policy().onDuplicate()).isEqualTo(OnDuplicate.FAIL);
    assertThat(settings.retention()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.store()).isEqualTo("java:jboss/datasources/Ledger");
  }

  @Test
  void configuration_overridesEveryMember() {
    Settings settings =
        read(
            Full.class,
            Map.of(
                "xonce.ledger.key", "messageId, body(/a,b)",
                "xonce.ledger.tenant", "correlationId",
                "xonce.ledger.on-duplicate", "proceed",
                "xonce.ledger.retention", "P1D",
                "xonce.ledger.store", "java:/Other",
                "xonce.schema", "create",
                "xonce.minimum-guarantee", "exactly-once-unless-it-sends",
                "xonce.lock-timeout", "PT2S",
                "xonce.purge-interval", "PT10S"));
    Settings more =
        read(
            Full.class,
            Map.of(
                "xonce.ledger.on-conflict", "divert",
                "xonce.ledger.divert-to", "java:/jms/queue/odd",
                "xonce.ledger.reply-to", "JMSReplyTo",
                "xonce.ledger.floor", "true",
                "xonce.ledger.mode", "observe",
                "xonce.ledger.terminal-on", "java.io.IOException, java.lang.IllegalStateException",
                "xonce.connection-factory", "java:/Other",
                "xonce.attempts", "1"));
    assertThat(more.policy())
        .isEqualTo(
            new Policy(
                OnDuplicate.FAIL,
                OnConflict.DIVERT,
                OnUnreadable.FAIL,
                List.of(IOException.class, IllegalStateException.class),
                "java:/jms/queue/odd",
                "JMSReplyTo",
                true));
    assertThat(more.mode()).isEqualTo(Mode.OBSERVE);
    assertThat(more.connectionFactory()).isEqualTo("java:/Other");
    assertThat(more.attempts()).isEqualTo(1);
    assertThat(settings.keys().texts()).containsExactly("messageId", "body(/a,b)");
    assertThat(settings.keys().tenant()).isEqualTo(new CorrelationIdPart());
    assertThat(settings.policy().onDuplicate()).isEqualTo(OnDuplicate.PROCEED);
    assertThat(settings.retention()).isEqualTo(Duration.ofDays(1));
    assertThat(settings.store()).isEqualTo("java:/Other");
    assertThat(settings.schema()).isEqualTo(SchemaMode.CREATE);
    assertThat(settings.minimumGuarantee()).isEqualTo(Guarantee.EXACTLY_ONCE_UNLESS_IT_SENDS);
    assertThat(settings.lockTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.purgeInterval()).isEqualTo(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({
    "xonce.ledger.on-duplicate, drop",
    "xonce.ledger.on-conflict, proceed",
    "xonce.ledger.terminal-on, java.lang.String",
    "xonce.ledger.terminal-on, no.such.Failure",
    "xonce.ledger.floor, yes",
    "xonce.ledger.mode, off",
    "xonce.attempts, -1",
    "xonce.ledger.retention, 7 days",
    "xonce.ledger.retention, PT59S",
    "xonce.ledger.retention, P3651D",
    "xonce.ledger.retention, -P1D",
    "xonce.schema, update",
    "xonce.minimum-guarantee, at-least-once",
    "xonce.minimum-guarantee, none",
    "xonce.lock-timeout, PT0S",
    "xonce.lock-timeout, PT6M",
    "xonce.purge-interval, PT0.5S",
    "xonce.max-body, 0",
    "xonce.max-body, 1MB",
    "xonce.known-keys, -1",
    "xonce.known-keys, 1000001"
  })
  void settingOutOfRange_namesItself(String name, String value) {
    assertThatThrownBy(() -> read(Full.class, Map.of(name, value)))
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith("XONCE00022: ")
        .hasMessageContaining("'" + name + "' is '" + value + "'");
  }

  @Test
  void paddedConsumerName_isRefused() {
    assertThatThrownBy(() -> read(Padded.class, Map.of())).hasMessageStartingWith("XONCE00007: ");
  }

  @Test
  void noKeyExpression_isRefused() {
    assertThatThrownBy(() -> read(Keyless.class, Map.of())).hasMessageStartingWith("XONCE00020: ");
  }

  @Test
  void tenantOfTwoParts_isRefused() {
    assertThatThrownBy(() -> read(Full.class, Map.of("xonce.ledger.tenant", "cloudEvent")))
        .hasMessageStartingWith("XONCE00020: ");
  }

  @ParameterizedTest
  @CsvSource({
    "XONCE00011, ledger.on-duplicate, replay",
    "XONCE00012, ledger.on-duplicate, divert",
    "XONCE00012, ledger.on-conflict, divert",
    "XONCE00012, ledger.floor, true",
    "XONCE00013, ledger.divert-to, java:/jms/queue/odd",
    "XONCE00020, ledger.key, argument(0)",
    "XONCE00020, ledger.fingerprint, header(x)",
    "XONCE00020, ledger.fingerprint, ''"
  })
  void impossibleCombination_isRefusedByItsNumber(String id, String name, String value) {
    assertThatThrownBy(() -> read(Full.class, Map.of("xonce." + name, value)))
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith(id + ": ")
        .hasMessageContaining("ledger");
  }

  @Test
  void floorWithAShortRetention_isRefused() {
    assertThatThrownBy(
            () ->
                read(
                    Full.class,
                    Map.of(
                        "xonce.ledger.floor", "true",
                        "xonce.ledger.divert-to", "java:/jms/queue/odd",
                        "xonce.ledger.retention", "PT59M")))
        .hasMessageStartingWith("XONCE00014: ");
  }

  @Test
  void terminalExceptionsWithoutALedger_areRefused() {
    String off = "xonce.attempts";
    assertThat(read(Full.class, Map.of(off, "0")).attempts()).isZero();
    assertThatThrownBy(
            () ->
                read(
                    Full.class,
                    Map.of(off, "0", "xonce.ledger.terminal-on", "java.io.IOException")))
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith("XONCE00028: Consumer 'ledger' has terminalOn");
  }

  private static Settings read(Class<?> bean, Map<String, String> values) {
    return SettingsReader.read(
        new BeanDeclaration(bean, bean.getAnnotation(Idempotent.class)),
        new TestConfiguration(values, Set.of()));
  }
}
