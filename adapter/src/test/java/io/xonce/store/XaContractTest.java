/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.message;
import static io.xonce.store.Verdict.DUPLICATE;
import static io.xonce.store.Verdict.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.Test;

/**
 * A claim in an XA branch, as the server makes it: its pools keep the connection of a branch open
 * until that has ended.
 */
abstract class XaContractTest extends StoreTest {

  private static final Xid XID = new Branch(1);

  XaContractTest(TestDatabase database) {
    super(database);
  }

  /** The same database by the driver's XA datasource. */
  abstract XADataSource xa() throws SQLException;

  @Test
  void claimInDoubt_isADuplicateOnceCommitted() throws Exception {
    prepareClaim("a");
    assertTimesOut("a");
    XAConnection recovery = xaConnection();
    recovery.getXAResource().commit(XID, false);
    recovery.close();
    assertThat(process("a")).isEqualTo(DUPLICATE);
  }

  @Test
  void claimInDoubt_isFreeOnceRolledBack() throws Exception {
    prepareClaim("a");
    assertTimesOut("a");
    rollBack();
    assertThat(process("a")).isEqualTo(FIRST);
  }

  @Test
  void duplicate_leavesTheBranchPreparable() throws Exception {
    process("a");
    XAConnection xa = xaConnection();
    XAResource branch = xa.getXAResource();
    branch.start(XID, XAResource.TMNOFLAGS);
    try (Connection connection = xa.getConnection()) {
      assertThat(claim(connection, "a")).isEqualTo(DUPLICATE);
      assertThat(claim(connection, "b")).isEqualTo(FIRST);
      branch.end(XID, XAResource.TMSUCCESS);
      assertThat(branch.prepare(XID)).isEqualTo(XAResource.XA_OK);
      branch.commit(XID, false);
    }
    xa.close();
    assertThat(process("b")).isEqualTo(DUPLICATE);
  }

  /** Leaves the branch prepared and closes the connection, as a node that died. */
  final void prepareClaim(String part) throws Exception {
    XAConnection xa = xaConnection();
    XAResource branch = xa.getXAResource();
    branch.start(XID, XAResource.TMNOFLAGS);
    try (Connection connection = xa.getConnection()) {
      assertThat(claim(connection, part)).isEqualTo(FIRST);
      branch.end(XID, XAResource.TMSUCCESS);
      assertThat(branch.prepare(XID)).isEqualTo(XAResource.XA_OK);
    }
    xa.close();
  }

  /** What recovery does. */
  final void rollBack() throws Exception {
    XAConnection recovery = xaConnection();
    recovery.getXAResource().rollback(XID);
    recovery.close();
  }

  private void assertTimesOut(String part) throws SQLException {
    DedupStore impatient = storeWaiting(Duration.ofSeconds(1));
    try (Connection connection = begin()) {
      assertThatExceptionOfType(ClaimTimeoutException.class)
          .isThrownBy(() -> impatient.claim(connection, message(part)))
          .withMessageContaining("in-doubt transaction");
    }
  }

  private XAConnection xaConnection() throws SQLException {
    return xa().getXAConnection();
  }

  private record Branch(int number) implements Xid {
    @Override
    public int getFormatId() {
      return 4711;
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return new byte[] {(byte) number};
    }

    @Override
    public byte[] getBranchQualifier() {
      return new byte[] {0};
    }
  }
}
