/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * After XA_RDONLY the transaction manager forgets the branch, so it must not be prepared; the stock
 * driver prepares it (<a href="https://github.com/pgjdbc/pgjdbc/pull/3897">pgjdbc 3897</a>).
 */
class ReadOnlyBranchTest extends ShopTest {

  @Test
  void readOnlyConnection_stockLeavesAnOrphan() throws Exception {
    try (Participant participant = readOnlyBranch(Driver.STOCK)) {
      assertThat(participant.resource().prepare(xid)).isEqualTo(XAResource.XA_RDONLY);
    }
    assertThat(shop.holdsPrepared(xid)).isTrue();
    shop.recoverByRollback(Driver.STOCK, xid);
  }

  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "STOCK")
  void readOnlyConnection_honestHasItCommitted(Driver driver) throws Exception {
    try (Participant participant = readOnlyBranch(driver)) {
      assertThat(participant.resource().prepare(xid)).isEqualTo(XAResource.XA_OK);
      participant.resource().commit(xid, false);
    }
    assertThat(shop.holdsPrepared(xid)).isFalse();
  }

  /** No claim without a question to the database: the branch is prepared like any other. */
  @ParameterizedTest
  @EnumSource
  void branchThatWroteNothing_isPreparedAndCommitted(Driver driver) throws Exception {
    try (Participant participant = shop.connect(driver)) {
      participant.begin(xid);
      participant.execute("SELECT 1");
      participant.resource().end(xid, XAResource.TMSUCCESS);

      assertThat(participant.resource().prepare(xid)).isEqualTo(XAResource.XA_OK);
      assertThat(shop.holdsPrepared(xid)).isTrue();
      participant.resource().commit(xid, false);
    }
    assertThat(shop.holdsPrepared(xid)).isFalse();
  }

  private Participant readOnlyBranch(Driver driver) throws Exception {
    Participant participant = shop.connect(driver);
    participant.connection().setReadOnly(true);
    participant.begin(xid);
    participant.execute("SELECT 1");
    participant.resource().end(xid, XAResource.TMSUCCESS);
    return participant;
  }
}
