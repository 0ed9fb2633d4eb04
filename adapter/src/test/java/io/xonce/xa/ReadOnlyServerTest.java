/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A session that may not write, as one that leads to a standby: it never learns that another server
 * has taken over, so the pool must give it up.
 */
class ReadOnlyServerTest extends ShopTest {

  @ParameterizedTest
  @EnumSource
  void sessionThatMayNotWrite_isGivenUp_exceptByTheStockDriver(Driver driver) throws Exception {
    try (Participant participant = readOnlySession(driver)) {
      participant.begin(xid);
      assertWriteFails(participant);
      participant.resource().end(xid, XAResource.TMFAIL);
      participant.resource().rollback(xid);
      assertThat(participant.errors()).hasSize(driver == Driver.STOCK ? 0 : 1);
    }
  }

  @Test
  void sessionThatMayNotWrite_isGivenUpOutsideABranchToo() throws Exception {
    try (Participant participant = readOnlySession(Driver.HONEST)) {
      assertWriteFails(participant);
      assertThat(participant.errors()).hasSize(1);
    }
  }

  /** That is the caller's own mistake; the connection is as good as before. */
  @Test
  void connectionThatTheCallerForbadeToWrite_isKept() throws Exception {
    try (Participant participant = shop.connect(Driver.HONEST)) {
      participant.connection().setReadOnly(true);
      participant.begin(xid);
      assertWriteFails(participant);
      participant.resource().end(xid, XAResource.TMFAIL);
      participant.resource().rollback(xid);
      assertThat(participant.errors()).isEmpty();
    }
  }

  private void assertWriteFails(Participant participant) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> participant.write(xid))
        .matches(e -> "25006".equals(e.getSQLState()), "read-only transaction");
  }

  private static Participant readOnlySession(Driver driver) throws SQLException {
    shop.execute("ALTER DATABASE shop SET default_transaction_read_only = on");
    try {
      return shop.connect(driver);
    } finally {
      shop.allowWriting();
    }
  }
}
