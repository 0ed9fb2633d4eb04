/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.fixture.InMemoryMessage;
import io.xonce.interceptor.proof.Participant;
import io.xonce.interceptor.rehearsal.Rehearser.LetterCall;
import io.xonce.interceptor.server.CompletionListener;
import io.xonce.interceptor.settings.TestSettings;
import io.xonce.interceptor.store.StoreHandle;
import jakarta.jms.Message;
import jakarta.transaction.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A message that is processed in a transaction which never commits. */
class RehearserTest extends LedgerScenario {

  private final Rehearsals rehearsals = new Rehearsals();
  private final Consumer ledger = ledger();
  private final Rehearser rehearser =
      new Rehearser(
          "ledger",
          rehearsals,
          ledger.inRehearsal()::process,
          new StoreHandle(TestSettings.ledger(), application.transactions()),
          application.transactions());

  /** As its token comes: in the transaction of a delivery, which commits. */
  private RehearsalReport rehearse(Message letter, LetterCall bean) throws Exception {
    Rehearsal rehearsal = new Rehearsal(letter);
    String mark = rehearsals.announce(rehearsal);
    server.deliver(
        () -> {
          Transaction delivery = server.manager().getTransaction();
          rehearser.rehearse(mark, bean);
          assertThat(server.manager().getTransaction()).isEqualTo(delivery);
          return mark;
        });
    assertThat(server.messageBranch()).as("the token is acknowledged").endsWith("commit");
    return Objects.requireNonNull(rehearsal.await(Duration.ZERO));
  }

  private void nothingIsLeft() throws Exception {
    assertThat(effects()).isZero();
    assertThat(records()).isZero();
    assertThat(application.count("ledger", "Deliveries", "COMMITTED")).isZero();
    assertThat(application.count("ledger", "Deliveries", "ROLLED_BACK")).isZero();
    assertThat(application.attribute("ledger", "Guarantee")).isEqualTo("NOT_YET_DELIVERED");
    application.endLedgers();
    assertThat(store.count("xonce_attempt")).isZero();
  }

  @Test
  void whatWouldCommit_isRolledBack() throws Exception {
    Message letter = message("a", "1");
    RehearsalReport report =
        rehearse(
            letter,
            given -> {
              assertThat(given).isSameAs(letter);
              assertThat(application.delivery().key()).isEqualTo("a");
              return effect("1");
            });
    assertThat(report.called()).isTrue();
    assertThat(report.fails()).isFalse();
    assertThat(report.participants()).extracting(Participant::name).containsExactly("java:/Store");
    assertThat(report.statements()).as("H2 lists none").isNull();
    nothingIsLeft();
  }

  @Test
  void whatFails_isTold() throws Exception {
    RehearsalReport report =
        rehearse(
            message("a", "1"),
            given -> {
              effect("1");
              throw new IllegalStateException("no rate");
            });
    assertThat(report.fails()).isTrue();
    assertThat(report.thrown()).isInstanceOf(IllegalStateException.class).hasMessage("no rate");
    nothingIsLeft();
  }

  /** A container makes another exception of it, further out. */
  @Test
  void whatLeftTheBean_isToldAndNotWhatBecameOfIt() throws Exception {
    RehearsalReport report =
        rehearse(
            message("a", "1"),
            given -> {
              application
                  .transactions()
                  .running()
                  .register(
                      CompletionListener.before(
                          () -> {
                            throw new AssertionError("a commit is not tried");
                          }));
              throw new IllegalStateException("no rate");
            });
    assertThat(report.thrown()).hasMessage("no rate");
    nothingIsLeft();
  }

  @Test
  void mark_isTold() throws Exception {
    RehearsalReport report =
        rehearse(
            message("a", "1"),
            given -> {
              effect("1");
              server.manager().setRollbackOnly();
              return given;
            });
    assertThat(report.marked()).isTrue();
    assertThat(report.fails()).isTrue();
    assertThat(report.thrown()).isNull();
    nothingIsLeft();
  }

  /** As a persistence context does. */
  @Test
  void whatIsWrittenBeforeTheCommit_isRehearsedToo() throws Exception {
    AtomicReference<String> flushed = new AtomicReference<>("");
    RehearsalReport report =
        rehearse(message("a", "1"), given -> flushLater(() -> flushed.set(write("1"))));
    assertThat(flushed).hasValue("1");
    assertThat(report.fails()).isFalse();
    nothingIsLeft();
  }

  @Test
  void whatFailsBeforeTheCommit_isTold() throws Exception {
    RehearsalReport report =
        rehearse(
            message("a", "1"),
            given ->
                flushLater(
                    () -> {
                      throw new IllegalArgumentException("no such account");
                    }));
    assertThat(report.thrown()).hasMessage("no such account");
    nothingIsLeft();
  }

  private Object flushLater(Runnable flush) throws Exception {
    application.transactions().running().register(CompletionListener.before(flush));
    return flush;
  }

  private String write(String id) {
    try {
      effect(id);
      return id;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsKnown_callsNobody() throws Exception {
    deliver(ledger, message("a", "1"));
    RehearsalReport report = rehearse(message("a", "1"), given -> effect("2"));
    assertThat(report.called()).isFalse();
    assertThat(report.fails()).isFalse();
    assertThat(effects()).isEqualTo(1);
    assertThat(application.count("ledger", "Deliveries", "DUPLICATE")).isZero();
  }

  @Test
  void whatHasNoKey_isRefused() throws Exception {
    RehearsalReport report = rehearse(InMemoryMessage.text("ID:a", "1"), given -> effect("1"));
    assertThat(report.called()).isFalse();
    assertThat(report.thrown()).hasMessageStartingWith("XONCE00080");
    nothingIsLeft();
  }

  /** Else one waits for a minute, and is told that the bean is still at work. */
  @Test
  void errorOfTheBean_isToldLikeAnException() throws Exception {
    RehearsalReport report =
        rehearse(
            message("a", "1"),
            given -> {
              effect("1");
              throw new StackOverflowError("too deep");
            });
    assertThat(report.thrown()).isInstanceOf(StackOverflowError.class).hasMessage("too deep");
    nothingIsLeft();
  }

  @Test
  void storeThatFails_isARefusal_andTheTokenIsAcknowledged() throws Exception {
    store.execute("ALTER TABLE xonce_message RENAME TO away_message");
    RehearsalReport report = rehearse(message("a", "1"), given -> effect("1"));
    store.execute("ALTER TABLE away_message RENAME TO xonce_message");
    assertThat(report.called()).isFalse();
    assertThat(report.thrown()).hasMessageStartingWith("XONCE00101: Message ID:a ");
    nothingIsLeft();
  }

  @Test
  void effectsAfterTheCommit_neverRun() throws Exception {
    AtomicReference<String> ran = new AtomicReference<>("");
    RehearsalReport report =
        rehearse(
            message("a", "1"),
            given -> {
              application.delivery().afterCommit(() -> ran.set("sent"));
              return effect("1");
            });
    assertThat(report.fails()).isFalse();
    assertThat(ran).hasValue("");
    nothingIsLeft();
  }

  /** A rehearsal is asked for to see whether the cause is mended, and may be asked too early. */
  @Test
  void terminalFailure_leavesNoMarkOfARejection() throws Exception {
    Consumer strict = ledger("ledger.terminal-on", "java.lang.IllegalStateException");
    Rehearser desk =
        new Rehearser(
            "ledger",
            rehearsals,
            strict.inRehearsal()::process,
            new StoreHandle(TestSettings.ledger(), application.transactions()),
            application.transactions());
    Rehearsal rehearsal = new Rehearsal(redelivered("a", "1"));
    String mark = rehearsals.announce(rehearsal);
    server.deliver(
        () -> {
          desk.rehearse(
              mark,
              given -> {
                throw new IllegalStateException("no such account");
              });
          return mark;
        });
    assertThat(Objects.requireNonNull(rehearsal.await(Duration.ZERO)).fails()).isTrue();
    deliver(strict, redelivered("a", "1"));
    assertThat(effects()).as("the letter itself is processed").isOne();
    assertThat(store.number("SELECT count(*) FROM xonce_message WHERE outcome = 'REJECTED'"))
        .isZero();
  }

  /** What it met is not remembered either: a hit in memory needs a commit. */
  @Test
  void keyOfARehearsal_isNotKnownAfterwards() throws Exception {
    rehearse(message("a", "1"), given -> effect("1"));
    deliver(ledger, message("a", "1"));
    assertThat(effects()).isOne();
    assertThat(application.count("ledger", "Deliveries", "COMMITTED")).isOne();
  }

  /** By the bean itself, or because its time is up. */
  @Test
  void transactionThatEndsUnderTheBean_isTold_andTheTokensOwnGoesOn() throws Exception {
    RehearsalReport report =
        rehearse(
            message("a", "1"),
            given -> {
              effect("1");
              server.manager().rollback();
              return given;
            });
    assertThat(report.fails()).isTrue();
    nothingIsLeft();
  }

  @Test
  void whoDoesNotWaitAnyLonger_isToldNothing() throws Exception {
    Rehearsal rehearsal = new Rehearsal(message("a", "1"));
    assertThat(rehearsal.await(Duration.ofMillis(1))).as("it has not ended").isNull();
  }

  @Test
  void mark_isGoodOnce() throws Exception {
    Rehearsal rehearsal = new Rehearsal(message("a", "1"));
    String mark = rehearsals.announce(rehearsal);
    assertThat(rehearsals.withdraw(mark)).isTrue();
    server.deliver(
        () -> {
          rehearser.rehearse(mark, given -> effect("1"));
          return mark;
        });
    assertThat(log.of("XONCE00194")).hasSize(1);
    assertThat(rehearsals.withdraw(mark)).isFalse();
    nothingIsLeft();
  }
}
