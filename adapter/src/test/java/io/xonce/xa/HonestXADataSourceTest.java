/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import javax.naming.CompositeName;
import javax.naming.Reference;
import javax.naming.spi.NamingManager;
import javax.sql.XADataSource;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.xa.PGXADataSource;

/** The datasource as an application server sets it up and uses it when nothing fails. */
class HonestXADataSourceTest extends ShopTest {

  @Test
  void settings_areTheDrivers() throws Exception {
    HonestXADataSource datasource = new HonestXADataSource();
    set(datasource, "ServerName", String.class, "127.0.0.1");
    set(datasource, "PortNumber", int.class, shop.postgres.port());
    set(datasource, "DatabaseName", String.class, "shop");
    set(datasource, "User", String.class, shop.postgres.user());
    set(datasource, "Password", String.class, shop.postgres.password());
    set(datasource, "Options", String.class, "-c lock_timeout=4711ms");

    try (Participant participant = new Participant(datasource.getXAConnection())) {
      assertThat(Shop.text(participant.connection(), "SHOW lock_timeout")).isEqualTo("4711ms");
    }
  }

  @Test
  void url_isTakenToo() throws Exception {
    HonestXADataSource datasource = new HonestXADataSource();
    set(datasource, "URL", String.class, shop.postgres.jdbcUrl("shop"));

    datasource.getXAConnection(shop.postgres.user(), shop.postgres.password()).close();
  }

  @Test
  void driverThatIsTooOld_isRefused() {
    XADataSource datasource = Driver.of(DriverVersion.honest("42.4.5"), shop.postgres);

    assertThatThrownBy(datasource::getXAConnection)
        .isInstanceOf(SQLException.class)
        .hasMessageStartingWith("XONCE02014: The PostgreSQL driver has the version 42.4.5.");
  }

  @Test
  void reference_leadsBackToAnHonestDatasource() throws Exception {
    HonestXADataSource datasource = (HonestXADataSource) Driver.HONEST.to(shop.postgres);

    Object found =
        NamingManager.getObjectInstance(
            datasource.getReference(), new CompositeName("ds"), null, null);

    assertThat(found).isInstanceOf(HonestXADataSource.class);
    ((HonestXADataSource) found).getXAConnection().close();
  }

  @Test
  void foreignReference_isLeftToOthers() {
    HonestXADataSource.Factory factory = new HonestXADataSource.Factory();
    Reference foreign = new Reference(PGXADataSource.class.getName());

    assertThat(factory.getObjectInstance(foreign, null, null, null)).isNull();
    assertThat(factory.getObjectInstance("ds", null, null, null)).isNull();
  }

  @Test
  void branch_isCommittedInTwoPhases() throws Exception {
    try (Participant participant = shop.preparedBranch(Driver.HONEST, xid)) {
      assertThat(shop.holdsPrepared(xid)).isTrue();
      participant.resource().commit(xid, false);
    }
    assertThat(shop.hasEffectOf(xid)).isTrue();
  }

  @Test
  void branch_isCommittedInOnePhase() throws Exception {
    try (Participant participant = shop.endedBranch(Driver.HONEST, xid)) {
      participant.resource().commit(xid, true);
      assertThat(participant.errors()).isEmpty();
    }
    assertThat(shop.hasEffectOf(xid)).isTrue();
  }

  @Test
  void answersThatAreNoOutage_areTheDrivers() throws Exception {
    try (Participant participant = shop.connect(Driver.HONEST)) {
      XAResource resource = participant.resource();
      assertThat(code(() -> resource.commit(xid, false))).isEqualTo(XAException.XAER_NOTA);
      assertThat(code(() -> resource.rollback(xid))).isEqualTo(XAException.XAER_NOTA);
      assertThat(code(() -> resource.forget(xid))).isEqualTo(XAException.XAER_NOTA);
      assertThat(code(() -> resource.end(xid, XAResource.TMSUCCESS)))
          .isEqualTo(XAException.XAER_PROTO);
      assertThat(resource.setTransactionTimeout(1)).isFalse();
      assertThat(resource.getTransactionTimeout()).isZero();
      assertThat(participant.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void violatedDeferredConstraint_isARollback_andTheConnectionGoesOn(Verdict verdict)
      throws Exception {
    try (Participant participant = refusedBranch(Driver.HONEST, verdict)) {
      TestXid next = TestXid.next();
      participant.writeIn(next);
      participant.resource().commit(next, true);
      assertThat(participant.connection().getAutoCommit()).isTrue();
      assertThat(participant.errors()).isEmpty();
      assertThat(shop.hasEffectOf(next)).isTrue();
    }
  }

  /** The pool would hand this connection out again, and the next message be delivered in vain. */
  @ParameterizedTest
  @EnumSource
  void stockDriver_refusesTheNextBranchAfterThat(Verdict verdict) throws Exception {
    try (Participant participant = refusedBranch(Driver.STOCK, verdict)) {
      assertThat(code(() -> participant.begin(TestXid.next()))).isEqualTo(XAException.XAER_RMERR);
    }
  }

  private Participant refusedBranch(Driver driver, Verdict verdict) throws Exception {
    shop.execute("CREATE TABLE IF NOT EXISTS once (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
    Participant participant = shop.connect(driver);
    participant.begin(xid);
    participant.execute("INSERT INTO once VALUES (1), (1)");
    participant.resource().end(xid, XAResource.TMSUCCESS);
    assertThat(code(() -> verdict.of(participant.resource(), xid)))
        .isEqualTo(XAException.XA_RBINTEGRITY);
    return participant;
  }

  @Test
  void sameResourceManager_isSeenThroughTheWrapping() throws Exception {
    try (Participant one = shop.connect(Driver.HONEST);
        Participant other = shop.connect(Driver.HONEST)) {
      assertThat(one.resource()).isSameAs(one.pooled().getXAResource());
      assertThat(one.resource().isSameRM(one.resource())).isTrue();
      assertThat(one.resource().isSameRM(other.resource())).isFalse();
    }
  }

  @Test
  void closedHandle_isReportedUnderTheConnectionsOwnName() throws Exception {
    try (Participant participant = shop.connect(Driver.HONEST)) {
      participant.connection().close();

      assertThat(participant.closings())
          .singleElement()
          .satisfies(event -> assertThat(event.getSource()).isSameAs(participant.pooled()));
    }
  }

  private static void set(HonestXADataSource bean, String name, Class<?> type, Object value)
      throws ReflectiveOperationException {
    bean.getClass().getMethod("set" + name, type).invoke(bean, value);
  }

  private static int code(ThrowingCallable call) {
    return catchThrowableOfType(XAException.class, call).errorCode;
  }
}
