/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.Idempotent;
import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.TestApplication;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.fixture.TestDataSource;
import io.xonce.interceptor.fixture.TestDataSource.Enlisting;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The ledgers of an application: one for each database, found again after a restart. */
class AttemptLedgersTest extends LedgerScenario {

  @Idempotent(consumer = "audit", key = "property(id)", store = "java:/Store")
  private static final class Audit implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  private static void fail(TestApplication in, Consumer consumer, Message message) {
    assertThatThrownBy(
            () ->
                in.deliver(
                    consumer,
                    message,
                    () -> {
                      throw new IOException("out of order");
                    }))
        .isInstanceOf(IOException.class);
  }

  /** Each start of one beats, and each that is not heard of is taken for dead. */
  @Test
  void consumersOfOneDatabase_shareTheirLedger() throws Exception {
    fail(application, ledger(), message("a", "1"));
    fail(application, application.bean(Audit.class), message("a", "1"));
    application.endLedgers();
    assertThat(store.number("SELECT count(DISTINCT consumer) FROM xonce_attempt")).isEqualTo(2);
    assertThat(store.number("SELECT count(DISTINCT incarnation) FROM xonce_attempt")).isOne();
  }

  @Test
  void consumersOfTwoDatabases_haveTwo() throws Exception {
    TestDataSource other = server.dataSource("java:/Other", Enlisting.XA);
    fail(application, ledger(), message("a", "1"));
    fail(
        application,
        application.bean(Audit.class, "audit.store", "java:/Other"),
        message("a", "1"));
    application.endLedgers();
    assertThat(store.count("xonce_attempt")).isOne();
    assertThat(other.count("xonce_attempt")).isOne();
  }

  /** Whoever looks at a key after a restart wants to know what was before it. */
  @Test
  void historyOfBefore_isThereBeforeTheFirstDelivery() throws Exception {
    fail(application, ledger(), message("a", "1"));
    application.close();
    try (TestApplication again = new TestApplication(server)) {
      again.bean(Audit.class);
      Consumer restarted = again.bean(Renewed.class);
      assertThat(again.explain("ledger", "a")).contains("ROLLED_BACK", "out of order");
      again.deliver(restarted, redelivered("a", "1"), () -> effect("1"));
      assertThat(again.explain("ledger", "a")).contains("Attempt 2: COMMITTED");
    }
  }

  @Idempotent(consumer = "ledger", key = "property(id)", store = "java:/Store")
  private static final class Renewed implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  /** There is no attempt at all then in what a rehearsal tells it of. */
  @Test
  void ledgerThatIsOff_keepsNothingAndLosesNothing() throws Exception {
    Consumer ledger = ledger("attempts", "0");
    fail(application, ledger, message("a", "1"));
    deliver(ledger, redelivered("a", "1"));
    application.endLedgers();
    assertThat(store.count("xonce_attempt")).isZero();
    assertThat(application.attribute("ledger", "LostAttempts")).isEqualTo(0L);
    assertThat(application.explain("ledger", "a"))
        .contains(": processed ")
        .doesNotContain("Attempt ");
    assertThat(effects()).isOne();
  }

  /** It is history, and not state: what cannot be written holds up nobody, and waits. */
  @Test
  void attemptsThatCannotBeWritten_holdUpNobody_andAreWrittenLater() throws Exception {
    Consumer ledger = ledger();
    store.execute("ALTER TABLE xonce_attempt RENAME TO away_attempt");
    for (String key : new String[] {"a", "b", "c"}) {
      fail(application, ledger, message(key, "1"));
      deliver(ledger, redelivered(key, "1"));
    }
    assertThat(effects()).isEqualTo(3);
    assertThat(records()).isEqualTo(3);
    store.execute("ALTER TABLE away_attempt RENAME TO xonce_attempt");
    application.endLedgers();
    assertThat(store.number("SELECT count(*) FROM xonce_attempt WHERE outcome = 'ROLLED_BACK'"))
        .isEqualTo(3);
    assertThat(application.attribute("ledger", "LostAttempts")).isEqualTo(0L);
  }
}
