/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static io.xonce.interceptor.settings.TestConfigSource.file;
import static io.xonce.interceptor.settings.TestConfigSource.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xonce.interceptor.log.RecordedLog;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xonce.ledger.retntion",
        "xonce.retention",
        "xonce.ledgr.retention",
        "xonce.other.retention",
        "xonce.jms.jndi-name",
        "xonce.ledger.consumer",
        "xonce."
      })
  void inTheApplicationsOwnFile_isRefused(String name) {
    assertRefused(name, file(name));
  }

  @ParameterizedTest
  @CsvSource({
    "xonce.ledger.retntion, xonce.ledger.retention",
    "xonce.ledger.colour, xonce.ledger.key",
    "xonce.retention, xonce.ledger.retention",
    "xonce.skema, xonce.schema"
  })
  void onTheServer_whatMustBeMeantForThisApplicationIsRefused(String name, String meant) {
    assertThat(assertRefused(name, server(name))).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xonce.other.retention",
        "xonce.jms.jndi-name",
        "xonce.ra.threads",
        "xonce.node",
        "xonce.home",
        "other.setting"
      })
  void onTheServer_whatIsNotOursIsLeftAlone(String name) {
    assertThat(reported(Set.of(), server(name))).isEmpty();
  }

  @Test
  void consumerWrittenWrong_isWarnedOfWithTheNearestName() {
    assertThat(reported(Set.of(), server("xonce.legder.mode")))
        .singleElement()
        .asString()
        .startsWith("XONCE00044: Setting 'xonce.legder.mode'")
        .contains("[xonce.ledger.mode]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "XONCE_LOCK_TIMEOUT",
        "xonce_lock_timeout",
        "XONCE_LEDGER_ON_DUPLICATE",
        "XONCE_HOME",
        "XONCE_SERVICE_HOST",
        "XONCE_SERVICE_PORT",
        "XONCE_PORT",
        "XONCE_PORT_8080_TCP_ADDR",
        "PATH"
      })
  void inTheEnvironment_settingsAndWhatIsNoneAreTaken(String variable) {
    assertThat(reported(Set.of(variable))).isEmpty();
  }

  @Test
  void variableWrittenWrong_isWarnedOfWithTheNearestName() {
    assertThat(reported(Set.of("XONCE_LEDGER_RETNTION")))
        .singleElement()
        .asString()
        .contains("'XONCE_LEDGER_RETNTION'", "[XONCE_LEDGER_RETENTION]");
  }

  /** Some implementations list a variable under a name of their own making too. */
  @Test
  void nameMadeOfAVariable_isNoSettingOfItsOwn() {
    assertThat(
            reported(
                Set.of("XONCE_LOCK_TIMEOUT", "XONCE_SKEMA_PORT"),
                server("xonce.lock.timeout", "xonce.skema.port")))
        .isEmpty();
  }

  @Test
  void knownSettings_pass() {
    String[] known = SettingNames.of(List.of("ledger", "orders")).toArray(String[]::new);
    assertThat(reported(Set.of(), file(known), server(known))).isEmpty();
  }

  private static String assertRefused(String name, ConfigSource source) {
    Throwable refusal = catchThrowable(() -> reported(Set.of(), source));
    assertThat(refusal)
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith("XONCE00021: Unknown setting '" + name + "'")
        .hasMessageContaining("xonce.");
    return String.valueOf(refusal.getMessage());
  }

  private static List<String> reported(Set<String> environment, ConfigSource... sources) {
    try (RecordedLog log = new RecordedLog()) {
      UnknownSettings.report(
          TestConfigSource.with(environment, sources), List.of("ledger", "orders"));
      return log.warnings();
    }
  }
}
