/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.ConflictException;
import io.xonce.interceptor.LedgerScenario;
import jakarta.jms.Message;
import jakarta.transaction.RollbackException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key that this server has seen commit needs no database; one that it has not, does. */
class KnownKeysInUseTest extends LedgerScenario {

  @Test
  void knownDuplicate_isAcknowledgedInOnePhaseWithoutTheStore() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    int before = store.transactions();
    server.messageBranch().clear();
    deliver(ledger, message("a", "1"));
    assertThat(store.transactions()).isEqualTo(before);
    assertThat(server.messageBranch()).containsExactly("start", "end", "commit");
    assertThat(application.attribute("ledger", "KnownKeys")).isEqualTo(1);
  }

  @Test
  void switchedOff_asksTheStoreEachTime() throws Exception {
    Consumer ledger = ledger("known-keys", "0");
    deliver(ledger, message("a", "1"));
    int before = store.transactions();
    deliver(ledger, message("a", "1"));
    assertThat(store.transactions()).isEqualTo(before + 1);
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void keyThatRolledBack_isNotKnown() throws Exception {
    Consumer ledger = ledger();
    assertThatThrownBy(
            () ->
                application.deliver(
                    ledger,
                    message("a", "1"),
                    () -> {
                      server.manager().setRollbackOnly();
                      return null;
                    }))
        .isInstanceOf(RollbackException.class);
    deliver(ledger, redelivered("a", "1"));
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void keyNotYetCommitted_isNotKnown() throws Exception {
    Consumer ledger = ledger();
    application.deliver(
        ledger,
        message("a", "1"),
        () -> {
          assertThat(application.attribute("ledger", "KnownKeys")).isEqualTo(0);
          return effect("1");
        });
    assertThat(application.attribute("ledger", "KnownKeys")).isEqualTo(1);
  }

  @Test
  void otherPayloadOfAKnownKey_isAConflictAllTheSame() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    assertThatThrownBy(() -> deliver(ledger, message("a", "2")))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void duplicateOfAnotherServer_isKnownFromThenOn() throws Exception {
    deliver(ledger("known-keys", "0"), message("a", "1"));
    Consumer here = ledger();
    deliver(here, message("a", "1"));
    int before = store.transactions();
    deliver(here, message("a", "1"));
    assertThat(store.transactions()).isEqualTo(before);
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void batchOfKnownAndNewKeys_asksForTheNewOnes() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    List<Message> batch = List.of(message("a", "1"), message("b", "1"), message("a", "1"));
    application.deliverBatch(ledger, batch, () -> effect("1"));
    assertThat(effects()).isEqualTo(2);
    assertThat(records()).isEqualTo(2);
  }

  @Test
  void reactionThatNeedsTheStore_knowsNoKeys() throws Exception {
    Consumer ledger = ledger("ledger.on-duplicate", "proceed");
    deliver(ledger, message("a", "1"));
    assertThat(application.attribute("ledger", "KnownKeys")).isEqualTo(0);
  }
}
