/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.Test;

/** A timeout is as good as the driver's own, and costs its timer no waking. */
class TimerTickTest extends ShopTest {

  private static final int BRANCHES = 300;

  /** On a busy machine a waking may serve several statements, and there is time for more ticks. */
  @Test
  void statementsWithTimeout_doNotWakeTheTimer() throws Exception {
    long stock = wakings(Driver.STOCK);
    assertThat(stock).isGreaterThan(BRANCHES / 10);
    assertThat(wakings(Driver.HONEST)).isLessThan(stock / 4);
  }

  @Test
  void statement_endsAtItsTimeout() throws Exception {
    try (Participant participant = shop.connect(Driver.HONEST)) {
      participant.begin(xid);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> executeWithin(1, participant, "SELECT pg_sleep(60)"))
          .matches(e -> "57014".equals(e.getSQLState()), "query canceled");
      participant.resource().end(xid, XAResource.TMFAIL);
      participant.resource().rollback(xid);
    }
  }

  private static long wakings(Driver driver) throws Exception {
    try (Participant participant = shop.connect(driver)) {
      runBranch(participant);
      long before = waits();
      for (int i = 0; i < BRANCHES; i++) {
        runBranch(participant);
      }
      return waits() - before;
    }
  }

  private static void runBranch(Participant participant) throws Exception {
    Xid branch = TestXid.next();
    participant.begin(branch);
    executeWithin(60, participant, "SELECT 1");
    participant.resource().end(branch, XAResource.TMSUCCESS);
    participant.resource().rollback(branch);
  }

  private static void executeWithin(int seconds, Participant participant, String sql)
      throws SQLException {
    try (Statement statement = participant.connection().createStatement()) {
      statement.setQueryTimeout(seconds);
      statement.execute(sql);
    }
  }

  /** How often the threads of the driver's timers have gone to sleep. */
  private static long waits() {
    return Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
        .filter(thread -> thread.getThreadName().startsWith("PostgreSQL-JDBC-SharedTimer"))
        .mapToLong(ThreadInfo::getWaitedCount)
        .sum();
  }
}
