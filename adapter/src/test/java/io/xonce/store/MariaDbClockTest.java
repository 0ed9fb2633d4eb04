/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.internal.LogLines;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database whose clock is wrong: MariaDB tells each session the time that it wants to hear. */
@EnabledIf("io.xonce.lab.MariaDb#isAvailable")
class MariaDbClockTest {

  /** Its clock stands still, so much ahead of this machine's. */
  private static DataSource ahead(Duration lead) {
    long seconds = Instant.now().plus(lead).getEpochSecond();
    return new MariaDbTestDatabase("&sessionVariables=timestamp=" + seconds).create();
  }

  private static DedupStore open(DataSource dataSource) {
    return DedupStore.open(dataSource, SchemaMode.CREATE, StoreFixture.PATIENCE);
  }

  @ParameterizedTest
  @CsvSource({"PT2H, ahead of", "PT-2H, behind"})
  void wrongClock_isToldAtTheOpeningAndStopsThePurge(Duration lead, String side) throws Exception {
    try (LogLines log = new LogLines("io.xonce.store")) {
      DataSource dataSource = ahead(lead);
      DedupStore store = open(dataSource);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("XONCE04041: The clock of the dedup store's database is PT")
          .contains(" " + side + " that of this server");
      store.claimAlone(StoreFixture.message("a"));
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store.purge("ledger", Duration.ofMillis(1)))
          .withMessageStartingWith("XONCE04021")
          .withMessageContaining(side);
      try (Connection connection = store.connect()) {
        assertThat(store.find(connection, key("a"))).isPresent();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"PT2H, FIRST", "PT-2H, STALE", "PT-4M, FIRST"})
  void messageSentNow_isStaleWhereItComesFromTheFuture(Duration lead, Verdict verdict)
      throws Exception {
    DedupStore store = open(ahead(lead));
    IncomingMessage message = new IncomingMessage(key("a"), "ID:1", Instant.now());
    try (LogLines log = new LogLines("io.xonce.store");
        Connection connection = store.connect()) {
      connection.setAutoCommit(false);
      assertThat(store.claimAboveFloor(connection, message).verdict()).isEqualTo(verdict);
      assertThat(log.warnings().stream().filter(line -> line.contains("one of them is wrong")))
          .hasSize(verdict == Verdict.STALE ? 1 : 0);
      connection.commit();
    }
  }

  @ParameterizedTest
  @CsvSource({"PT4M", "PT-4M"})
  void clocksThatNearlyAgree_areGoodEnough(Duration lead) throws Exception {
    try (LogLines log = new LogLines("io.xonce.store")) {
      DedupStore store = open(ahead(lead));
      assertThat(log.warnings()).isEmpty();
      assertThat(store.purge("ledger", Duration.ofDays(7))).isZero();
    }
  }
}
