/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.fixture.TestDataSource;
import io.xonce.interceptor.fixture.TestDataSource.Enlisting;
import io.xonce.interceptor.fixture.TestServer;
import io.xonce.interceptor.server.RecordingXaResource;
import jakarta.jms.Message;
import jakarta.transaction.RollbackException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are acknowledged after the commit, and are no branch of the transaction. */
class LateAcknowledgementTest extends LedgerScenario {

  private void deliverLate(Consumer consumer, Message... messages) throws Exception {
    application.deliverAndAcknowledgeLater(consumer, List.of(messages), () -> effect("1"));
  }

  /** The store is the only datasource in it. */
  private void deliverWithoutEffect(Consumer consumer) throws Exception {
    application.deliverAndAcknowledgeLater(consumer, List.of(message("a", "1")), () -> null);
  }

  @Test
  void storeIsTheOnlyBranch_andTheEvidenceSaysSo() throws Exception {
    deliverLate(ledger(), message("a", "1"), message("b", "1"));
    assertThat(effects()).isEqualTo(2);
    assertThat(application.attribute("ledger", "Guarantee")).isEqualTo("EXACTLY_ONCE");
    assertThat(application.attribute("ledger", "GuaranteeEvidence"))
        .isEqualTo(
            "1 branch in one transaction: java:/Store (H2); the message is acknowledged after the"
                + " commit");
  }

  @Test
  void datasourceThatIsNotXa_isExactlyOnce() throws Exception {
    TestDataSource local = server.dataSource("java:/Local", Enlisting.LAST_RESOURCE);
    deliverWithoutEffect(ledger("ledger.store", "java:/Local"));
    assertThat(local.count("xonce_message")).isEqualTo(1);
    assertThat(application.attribute("ledger", "Guarantee")).isEqualTo("EXACTLY_ONCE");
  }

  /** Nothing is left in doubt, so nothing is asked of recovery. */
  @Test
  void storeWithoutRecoveryOnANamelessServer_isExactlyOnce() throws Exception {
    TestServer.name("1");
    server.unrecovered("java:/Bare", Enlisting.XA);
    deliverWithoutEffect(ledger("ledger.store", "java:/Bare"));
    assertThat(application.attribute("ledger", "Guarantee")).isEqualTo("EXACTLY_ONCE");
  }

  /** With a second branch there may be doubt, and all is asked as ever. */
  @Test
  void storeWithoutRecovery_isRolledBackIfTheBeanSends() throws Exception {
    TestDataSource bare = server.unrecovered("java:/Bare", Enlisting.XA);
    Consumer ledger = ledger("ledger.store", "java:/Bare");
    assertThatThrownBy(
            () ->
                application.deliverAndAcknowledgeLater(
                    ledger, List.of(message("a", "1")), this::enlistAnother))
        .isInstanceOf(RollbackException.class);
    assertThat(bare.count("xonce_message")).isZero();
    assertThat(log.of("XONCE00066"))
        .singleElement()
        .asString()
        .contains("java:/Bare is not registered for recovery");
  }

  @Test
  void datasourceThatIsNotXa_isRolledBackIfTheBeanSends() throws Exception {
    TestDataSource local = server.dataSource("java:/Local", Enlisting.LAST_RESOURCE);
    Consumer ledger = ledger("ledger.store", "java:/Local");
    assertThatThrownBy(
            () ->
                application.deliverAndAcknowledgeLater(
                    ledger, List.of(message("a", "1")), this::enlistAnother))
        .isInstanceOf(RollbackException.class);
    assertThat(local.count("xonce_message")).isZero();
    assertThat(log.of("XONCE00066"))
        .singleElement()
        .asString()
        .contains("The store java:/Local is not an XA datasource");
  }

  private Object enlistAnother() throws Exception {
    return server
        .manager()
        .getTransaction()
        .enlistResource(new RecordingXaResource(new ArrayList<>()));
  }

  /** It was processed; only its acknowledgement was lost. */
  @ParameterizedTest
  @ValueSource(strings = {"skip", "fail"})
  void sameMessageAgain_isAcknowledgedWhateverIsDoneAboutDuplicates(String reaction)
      throws Exception {
    Consumer ledger = ledger("ledger.on-duplicate", reaction);
    deliverLate(ledger, message("a", "1"));
    deliverLate(ledger, redelivered("a", "1"));
    assertThat(effects()).isEqualTo(1);
    assertThat(application.count("ledger", "Duplicates", "REDELIVERED")).isEqualTo(1);
  }

  @Test
  void anotherMessageOfTheKey_isADuplicateAsEver() throws Exception {
    Consumer ledger = ledger("ledger.on-duplicate", "fail");
    deliverLate(ledger, message("a", "1"));
    Message resent = message("a", "1");
    resent.setJMSMessageID("ID:other");
    assertThatThrownBy(() -> deliverLate(ledger, resent)).hasMessageStartingWith("XONCE0010");
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void consumerWithoutFloor_mayNotAcknowledgeLater() {
    assertThatThrownBy(ledger()::demandLateAcknowledgement)
        .hasMessageStartingWith("XONCE00176: ")
        .hasMessageContaining("xonce.ledger.floor=true");
  }

  @Test
  void consumerThatObserves_mayNotAcknowledgeLater() {
    assertThatThrownBy(ledger("ledger.mode", "observe")::demandLateAcknowledgement)
        .hasMessageStartingWith("XONCE00178: ")
        .hasMessageContaining("xonce.ledger.mode=enforce");
  }
}
