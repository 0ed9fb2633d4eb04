/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.ConflictException;
import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.fixture.InMemoryMessage;
import io.xonce.interceptor.fixture.TestBroker;
import io.xonce.interceptor.fixture.TestDataSource;
import io.xonce.interceptor.fixture.TestDataSource.Enlisting;
import io.xonce.interceptor.invocation.BeanCall;
import jakarta.jms.Message;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several messages in one transaction. */
class BatchTest extends LedgerScenario {

  private final BeanCall bean = () -> effect("1");

  @Test
  void eachMessage_isProcessedInOneTransaction() throws Exception {
    Consumer ledger = ledger();
    int before = store.transactions();
    application.deliverBatch(ledger, messages("a", "b", "c"), bean);
    assertThat(effects()).isEqualTo(3);
    assertThat(records()).isEqualTo(3);
    assertThat(store.transactions()).isEqualTo(before + 1);
    assertThat(server.messageBranch()).containsExactly("start", "end", "prepare", "commit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b", "c"})
  void duplicateAnywhereInIt_isLeftOut(String processed) throws Exception {
    Consumer ledger = ledger("known-keys", "0");
    deliver(ledger, message(processed, "1"));
    application.deliverBatch(ledger, messages("a", "b", "c"), bean);
    assertThat(effects()).isEqualTo(3);
    assertThat(records()).isEqualTo(3);
  }

  @Test
  void severalOfOneKey_areProcessedOnce() throws Exception {
    Consumer ledger = ledger();
    application.deliverBatch(ledger, messages("a", "b", "a", "a"), bean);
    assertThat(effects()).isEqualTo(2);
    assertThat(records()).isEqualTo(2);
  }

  @Test
  void otherPayloadWithinTheBatch_isAConflict() throws Exception {
    Consumer ledger = ledger();
    List<Message> batch = List.of(message("a", "1"), message("a", "2"));
    assertThatThrownBy(() -> application.deliverBatch(ledger, batch, bean))
        .isInstanceOf(ConflictException.class);
    assertThat(effects()).isZero();
    assertThat(records()).isZero();
  }

  @Test
  void failureOfOne_rollsAllBack() throws Exception {
    Consumer ledger = ledger();
    AtomicInteger calls = new AtomicInteger();
    BeanCall failing =
        () -> {
          if (calls.incrementAndGet() == 3) {
            throw new IOException("the third");
          }
          return effect("1");
        };
    assertThatThrownBy(() -> application.deliverBatch(ledger, messages("a", "b", "c"), failing))
        .isInstanceOf(IOException.class);
    assertThat(effects()).isZero();
    assertThat(records()).isZero();
    for (Message each : messages("a", "b")) {
      deliver(ledger, each);
    }
    assertThat(effects()).as("one by one its neighbours go through").isEqualTo(2);
  }

  /** The adapter then knows which of them failed. */
  @Test
  void oneWithoutItsKey_isRefusedInItsTurnAndRollsAllBack() throws Exception {
    Consumer ledger = ledger();
    AtomicInteger calls = new AtomicInteger();
    BeanCall counted =
        () -> {
          calls.incrementAndGet();
          return effect("1");
        };
    List<Message> batch =
        List.of(message("a", "1"), InMemoryMessage.text("ID:odd", "1"), message("b", "1"));
    assertThatThrownBy(() -> application.deliverBatch(ledger, batch, counted))
        .hasMessageStartingWith("XONCE00080: Message ID:odd ");
    assertThat(calls.get()).isEqualTo(1);
    assertThat(effects()).isZero();
    assertThat(records()).isZero();
  }

  @Test
  void oneWithoutItsKey_isDivertedFromAmongTheOthers() throws Exception {
    TestBroker broker = new TestBroker(server, true);
    TestBroker.queue("java:/odd");
    Consumer ledger = ledger("ledger.on-unreadable", "divert", "ledger.divert-to", "java:/odd");
    Message odd = InMemoryMessage.text("ID:odd", "1");
    application.deliverBatch(ledger, List.of(message("a", "1"), odd, message("b", "1")), bean);
    assertThat(broker.delivered()).containsExactly(odd);
    assertThat(effects()).isEqualTo(2);
  }

  /** A local database is asked before the commit: it hides that a deadlock has undone a claim. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "b", "c"})
  void claimThatIsGone_isNamedAndRollsAllBack(String lost) throws Exception {
    TestDataSource local = server.dataSource("java:/Local", Enlisting.LAST_RESOURCE);
    Consumer ledger = withLocalStore();
    String delete = "DELETE FROM xonce_message WHERE key_text = '" + lost + "'";
    assertThatThrownBy(
            () ->
                application.deliverBatch(
                    ledger, messages("a", "b", "c"), () -> execute(local, delete)))
        .isInstanceOf(RollbackException.class);
    assertThat(log.of("XONCE00068"))
        .singleElement()
        .asString()
        .startsWith(
            "XONCE00068: Key " + lost + " (Message ID:a of consumer 'ledger') is rolled back");
    assertThat(local.count("xonce_message")).isZero();
  }

  @Test
  void claimThatIsGone_isFoundBehindADuplicate() throws Exception {
    TestDataSource local = server.dataSource("java:/Local", Enlisting.LAST_RESOURCE);
    Consumer ledger = withLocalStore();
    application.deliver(ledger, message("b", "1"), () -> null);
    String delete = "DELETE FROM xonce_message WHERE key_text = 'a'";
    assertThatThrownBy(
            () ->
                application.deliverBatch(ledger, messages("a", "b"), () -> execute(local, delete)))
        .isInstanceOf(RollbackException.class);
    assertThat(log.of("XONCE00068")).singleElement().asString().contains("Key a ");
    assertThat(local.count("xonce_message")).as("that of b").isEqualTo(1);
  }

  private Consumer withLocalStore() {
    return ledger(
        "ledger.store",
        "java:/Local",
        "minimum-guarantee",
        "exactly-once-unless-it-sends",
        "known-keys",
        "0");
  }

  private static @Nullable Object execute(TestDataSource target, String sql) throws SQLException {
    target.execute(sql);
    return null;
  }

  private List<Message> messages(String... keys) throws Exception {
    List<Message> messages = new ArrayList<>();
    for (String key : keys) {
      messages.add(message(key, "1"));
    }
    return messages;
  }
}
