/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.server.CompletionListener;
import jakarta.jms.Message;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When an effect outside the transaction runs, and when it never does. */
class EffectTiersTest extends LedgerScenario {

  private final EffectTiers tiers = new EffectTiers(application.transactions());
  private final List<String> effects = new ArrayList<>();

  @Test
  void withoutTransaction_runsAtOnce() {
    tiers.afterCommit("mail", this::mail);
    assertThat(effects).containsExactly("mail");
  }

  @Test
  void withinATransaction_runsAfterItsCommit() throws Exception {
    server.transact(
        () -> {
          tiers.afterCommit("mail", this::mail);
          assertThat(effects).isEmpty();
          return tiers;
        });
    assertThat(effects).containsExactly("mail");
  }

  /** As an observer of AFTER_SUCCESS does. */
  @Test
  void askedForWhenItHasCommitted_runsAtOnce() throws Exception {
    server.transact(
        () -> {
          mailAfterCompletion();
          return tiers;
        });
    assertThat(effects).containsExactly("mail");
  }

  @Test
  void askedForWhenADeliveryHasCommitted_runsAsWell() throws Exception {
    application.deliver(ledger(), message("a", "1"), this::mailAfterCompletion);
    assertThat(effects).containsExactly("mail");
  }

  @Test
  void askedForWhenItHasRolledBack_neverRuns() {
    assertThatThrownBy(
            () ->
                server.transact(
                    () -> {
                      mailAfterCompletion();
                      throw new IOException("broken");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(effects).isEmpty();
  }

  @Test
  void rolledBack_neverRuns() {
    assertThatThrownBy(
            () ->
                server.transact(
                    () -> {
                      tiers.afterCommit("mail", this::mail);
                      throw new IOException("broken");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(effects).isEmpty();
  }

  @Test
  void markedForRollback_isLeftOut() {
    assertThatThrownBy(
            () ->
                server.transact(
                    () -> {
                      server.manager().setRollbackOnly();
                      tiers.afterCommit("mail", this::mail);
                      return tiers;
                    }))
        .isInstanceOf(RollbackException.class);
    assertThat(effects).isEmpty();
  }

  @Test
  void nestedInADelivery_waitsForBoth() throws Exception {
    application.deliver(
        ledger(),
        message("a", "1"),
        () -> {
          nested(this::mailAfterCommit);
          assertThat(effects).as("the delivery has not committed").isEmpty();
          return effect("1");
        });
    assertThat(effects).containsExactly("mail");
  }

  @Test
  void nestedInADeliveryThatRollsBack_neverRuns() throws Exception {
    Consumer ledger = ledger();
    Message message = message("a", "1");
    BeanCall bean =
        () -> {
          nested(this::mailAfterCommit);
          throw new IOException("broken");
        };
    assertThatThrownBy(() -> application.deliver(ledger, message, bean))
        .isInstanceOf(IOException.class);
    assertThat(effects).isEmpty();
    application.deliver(ledger, redelivered("a", "1"), () -> nested(this::mailAfterCommit));
    assertThat(effects).as("once for all attempts").containsExactly("mail");
  }

  @Test
  void nestedTransactionThatRollsBack_takesItsEffectAlong() throws Exception {
    application.deliver(
        ledger(),
        message("a", "1"),
        () -> {
          Transaction delivery = server.manager().suspend();
          server.manager().begin();
          mailAfterCommit();
          server.manager().rollback();
          server.manager().resume(delivery);
          return effect("1");
        });
    assertThat(effects).isEmpty();
  }

  @Test
  void calledOutsideTheNestedTransaction_waitsForTheDelivery() throws Exception {
    application.deliver(
        ledger(),
        message("a", "1"),
        () -> {
          Transaction delivery = server.manager().suspend();
          mailAfterCommit();
          server.manager().resume(delivery);
          assertThat(effects).isEmpty();
          return effect("1");
        });
    assertThat(effects).containsExactly("mail");
  }

  @Test
  void duplicate_hasNoEffect() throws Exception {
    Consumer ledger = ledger();
    for (int copy = 0; copy < 2; copy++) {
      application.deliver(ledger, message("a", "1"), this::mailAfterCommit);
    }
    assertThat(effects).containsExactly("mail");
  }

  @Test
  void effectsOfABatch_waitForAllOfIt() throws Exception {
    List<Message> batch = List.of(message("a", "1"), message("b", "1"));
    application.deliverBatch(
        ledger(),
        batch,
        () -> {
          assertThat(effects).isEmpty();
          return mailAfterCommit();
        });
    assertThat(effects).containsExactly("mail", "mail");
  }

  @Test
  void effect_runsWithoutATransactionAndMayHaveItsOwn() throws Exception {
    server.transact(
        () -> {
          tiers.afterCommit(
              "mail",
              () -> {
                assertThat(application.transactions().status())
                    .isEqualTo(Status.STATUS_NO_TRANSACTION);
                return server.transact(() -> effect("mail"));
              });
          return tiers;
        });
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void failingEffect_isSaidAndChangesNothing() throws Exception {
    application.deliver(
        ledger(),
        message("a", "1"),
        () -> {
          tiers.afterCommit("mail", this::fail);
          tiers.afterCommit("mail", this::mail);
          return effect("1");
        });
    assertThat(effects()).isEqualTo(1);
    assertThat(effects).as("the next one").containsExactly("mail");
    assertThat(log.of("XONCE00110"))
        .singleElement()
        .asString()
        .startsWith("XONCE00110: mail failed: no connection");
  }

  @Test
  void apart_runsAtOnceOutsideTheTransactionThatGoesOn() throws Exception {
    assertThatThrownBy(
            () ->
                server.transact(
                    () -> {
                      Transaction before = server.manager().getTransaction();
                      tiers.apart("audit", () -> effect("audit"));
                      assertThat(server.manager().getTransaction()).isEqualTo(before);
                      throw new IOException("broken");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(effects()).as("it stays in spite of the rollback").isEqualTo(1);
  }

  @Test
  void apart_failsWithoutHarmToTheTransaction() throws Exception {
    server.transact(
        () -> {
          tiers.apart("audit", this::fail);
          return effect("1");
        });
    assertThat(effects()).isEqualTo(1);
    assertThat(log.of("XONCE00110")).hasSize(1);
  }

  @Test
  void error_staysInItsTierAsWell() throws Exception {
    server.transact(
        () -> {
          tiers.apart(
              "audit",
              () -> {
                throw new AssertionError("a class is missing");
              });
          tiers.afterCommit(
              "mail",
              () -> {
                throw new AssertionError("a class is missing");
              });
          return effect("1");
        });
    assertThat(effects()).isEqualTo(1);
    assertThat(log.of("XONCE00110")).hasSize(2);
  }

  private @Nullable Object mailAfterCommit() {
    tiers.afterCommit("mail", this::mail);
    return null;
  }

  private @Nullable Object mailAfterCompletion() throws Exception {
    server
        .manager()
        .getTransaction()
        .registerSynchronization(new CompletionListener(() -> {}, status -> mailAfterCommit()));
    return null;
  }

  private @Nullable Object mail() {
    effects.add("mail");
    return null;
  }

  private @Nullable Object fail() throws IOException {
    throw new IOException("no connection");
  }

  /** As REQUIRES_NEW does. */
  private @Nullable Object nested(BeanCall work) throws Exception {
    Transaction outer = server.manager().suspend();
    try {
      return server.transact(work::call);
    } finally {
      server.manager().resume(outer);
    }
  }
}
