/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xonce.interceptor.LogWarnings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of transactions and messaging, by what the management model shows. */
class ServerChecksTest {

  private static final String BROKER = "subsystem=messaging-activemq,server=default";
  private static final Path MEMORY = Path.of("/dev/shm");

  private final ModelFixture fixture = new ModelFixture();

  @Test
  void serverThatShowsNothing_isNotWarnedOf() {
    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, true", "node-a, false", "11, false"})
  void defaultNodeIdentifier_isTold(String node, boolean told) throws Exception {
    fixture.with("subsystem=transactions", Map.of("nodeIdentifier", node));
    assertThat(told().stream().anyMatch(line -> line.startsWith("XONCE00200: "))).isEqualTo(told);
  }

  @Test
  void nodeIdentifierThatStandsForAll_isTold() throws Exception {
    fixture.with("subsystem=transactions", Map.of("nodeIdentifier", "*"));
    assertThat(told())
        .singleElement()
        .asString()
        .startsWith("XONCE00211: The node identifier of this server is '*'");
  }

  @Test
  void transactionLogInMemory_isTold() throws Exception {
    assumeTrue(Files.exists(MEMORY) && Files.getFileStore(MEMORY).type().equals("tmpfs"));
    logIn(MEMORY, Map.of());
    assertThat(told())
        .singleElement()
        .asString()
        .startsWith("XONCE00201: The transaction log of this server, /dev/shm/.")
        .contains("(tmpfs)");
    logIn(MEMORY, Map.of("useJdbcStore", true));
    assertThat(told()).isEmpty();
  }

  @Test
  void transactionLogOnDisk_isNot(@TempDir Path disk) throws Exception {
    assumeTrue(!Files.getFileStore(disk).type().equals("tmpfs"));
    logIn(disk, Map.of());
    assertThat(told()).isEmpty();
    logIn(disk.resolve("absent"), Map.of());
    assertThat(told()).as("a directory that cannot be seen").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, XONCE00204",
    "1000, 1, XONCE00205",
    "1000, 3, XONCE00205",
    "1000, 4, ",
    "1000, 0, ",
    "1000, -1, "
  })
  void impatientBroker_isTold(long delay, int attempts, String told) throws Exception {
    fixture.with(
        BROKER + ",address-setting=#",
        Map.of("redeliveryDelay", delay, "maxDeliveryAttempts", attempts));
    assertThat(told().stream().map(line -> line.substring(0, 10)))
        .isEqualTo(told == null ? List.of() : List.of(told));
    assertThat(told()).allSatisfy(line -> assertThat(line).contains("Broker 'default'"));
  }

  @Test
  void settingOfAnotherAddress_isNotJudged() throws Exception {
    fixture.with(BROKER + ",address-setting=telemetry", Map.of("redeliveryDelay", 0L));
    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"persistenceEnabled", "journalSyncTransactional"})
  void journalThatIsNotForcedToDisk_isTold(String attribute) throws Exception {
    fixture.with(BROKER, Map.of(attribute, false));
    assertThat(told())
        .singleElement()
        .asString()
        .startsWith("XONCE00206: Broker 'default'")
        .contains(attribute + " is false");
    fixture.with(BROKER, Map.of(attribute, true));
    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"100, true", "-1, true", "99, false", "90, false", "0, false"})
  void brokerThatGoesOnUntilItsDiskIsFull_isTold(int percent, boolean told) throws Exception {
    fixture.with(BROKER, Map.of("globalMaxDiskUsage", percent));
    assertThat(told()).hasSize(told ? 1 : 0);
    assertThat(told())
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("XONCE00210: Broker 'default' goes on")
                    .contains("global-max-disk-usage is " + percent));
  }

  @Test
  void brokerWithItsJournalInADatabase_isNot() throws Exception {
    fixture.with(BROKER, Map.of("globalMaxDiskUsage", 100, "journalDatasource", "JournalDS"));
    assertThat(told()).isEmpty();
  }

  private void logIn(Path directory, Map<String, Boolean> more) throws Exception {
    fixture.with("path=jboss.server.data.dir", Map.of("path", directory.toString()));
    fixture.with(
        "subsystem=transactions",
        Map.of(
            "objectStorePath", ".",
            "objectStoreRelativeTo", "jboss.server.data.dir",
            "useJdbcStore", more.getOrDefault("useJdbcStore", false)));
  }

  private List<String> told() {
    try (LogWarnings log = new LogWarnings()) {
      new TransactionsCheck(fixture.model()).run();
      new MessagingCheck(fixture.model()).run();
      return log.lines();
    }
  }
}
