/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.interceptor.fixture.TestServer;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TransactionsTest {

  @AutoClose private final TestServer server = new TestServer();
  private final Transactions transactions = new Transactions();
  private final List<String> calls = new ArrayList<>();

  @Test
  void suspendedWork_hasNoTransactionAndGivesItBack() throws Exception {
    server.transact(
        () -> {
          Transaction before = server.manager().getTransaction();
          assertThat(transactions.suspended(transactions::status))
              .isEqualTo(Status.STATUS_NO_TRANSACTION);
          assertThat(server.manager().getTransaction()).isEqualTo(before);
          return before;
        });
  }

  @Test
  void suspendedWorkThatFails_givesItBackToo() throws Exception {
    server.transact(
        () -> {
          assertThatThrownBy(() -> transactions.suspended(this::fail)).hasMessage("broken");
          assertThat(transactions.status()).isEqualTo(Status.STATUS_ACTIVE);
          return calls;
        });
  }

  @Test
  void withoutTransaction_thereIsNothingToSuspend() {
    assertThat(transactions.suspended(() -> "done")).isEqualTo("done");
    assertThat(transactions.status()).isEqualTo(Status.STATUS_NO_TRANSACTION);
  }

  @Test
  void whatIsBound_lastsAsLongAsItsTransaction() throws Exception {
    server.transact(
        () -> {
          transactions.running().bind("key", "value");
          assertThat(transactions.bound("key")).isEqualTo("value");
          Transaction outer = server.manager().suspend();
          assertThat(transactions.bound("key")).isNull();
          server.transact(
              () -> {
                assertThat(transactions.bound("key")).as("another one").isNull();
                return calls;
              });
          server.manager().resume(outer);
          assertThat(transactions.bound("key")).isEqualTo("value");
          return calls;
        });
    assertThat(transactions.bound("key")).isNull();
  }

  @Test
  void workAfterTheCommit_isNotDoneAfterARollback() throws Exception {
    server.transact(
        () -> {
          transactions.afterCommit(() -> calls.add("committed"));
          return calls;
        });
    server.manager().begin();
    transactions.afterCommit(() -> calls.add("rolled back"));
    server.manager().rollback();
    assertThat(calls).containsExactly("committed");
  }

  /** Whatever comes of it, and the one around it goes on. */
  @Test
  void rehearsal_neverCommits() throws Exception {
    List<String> branch = new ArrayList<>();
    server.transact(
        () -> {
          Transaction before = server.manager().getTransaction();
          assertThat(transactions.areRehearsed()).isFalse();
          assertThat(transactions.rehearsed(running -> work(branch), () -> calls.add("look")))
              .isNull();
          assertThat(server.manager().getTransaction()).isEqualTo(before);
          return before;
        });
    assertThat(calls).containsExactly("rehearsed", "look", "flush", "look");
    assertThat(branch).contains("rollback").doesNotContain("prepare", "commit");
  }

  private void work(List<String> branch) {
    try {
      calls.add(transactions.areRehearsed() ? "rehearsed" : "not rehearsed");
      server.manager().getTransaction().enlistResource(new RecordingXaResource(branch));
      transactions.running().register(CompletionListener.before(() -> calls.add("flush")));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void rehearsalThatFails_leavesNoTransaction() {
    assertThatThrownBy(() -> transactions.rehearsed(running -> fail(), () -> {}))
        .hasMessage("broken");
    assertThat(transactions.status()).isEqualTo(Status.STATUS_NO_TRANSACTION);
  }

  private String fail() {
    throw new IllegalStateException("broken");
  }
}
