/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.message;
import static io.xonce.store.Verdict.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.internal.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A purge that takes the record away after a claim has met it and before it is read. */
class VanishingRecordTest extends StoreTest {

  VanishingRecordTest() {
    super(new H2TestDatabase());
  }

  @Test
  void recordThatVanishesOnce_isClaimedAgain() throws Exception {
    DedupStore store = store(new Vanishing(1));
    try (Connection connection = begin()) {
      assertThat(store.claim(connection, message("a")).verdict()).isEqualTo(FIRST);
    }
  }

  @Test
  void recordThatVanishesEachTime_endsInAnError() throws Exception {
    DedupStore store = store(new Vanishing(Integer.MAX_VALUE));
    try (Connection connection = begin()) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store.claim(connection, message("a")))
          .withMessageStartingWith("XONCE04013: The record of key ledger a #")
          .withMessageContaining("at each of 3 attempts");
    }
  }

  private DedupStore store(Vanishing dialect) {
    return new DedupStore(dataSource(), dialect, TableSchema.OF_SESSION, PATIENCE, false);
  }

  /** Meets a record that is not there, so many times. */
  private static final class Vanishing extends H2Dialect {

    private int times;

    Vanishing(int times) {
      this.times = times;
    }

    @Override
    boolean insert(Connection connection, IncomingMessage message, Duration wait)
        throws SQLException {
      return times-- <= 0 && super.insert(connection, message, wait);
    }
  }
}
