/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.Guarantee;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.server.RunningTransaction;
import io.xonce.interceptor.server.Transactions;
import io.xonce.interceptor.settings.Settings;
import io.xonce.interceptor.store.StoreHandle;
import io.xonce.store.DedupStore;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The enlistment proof of one consumer. The branches are looked at in every delivery, because a
 * bean may take another path in each; what cannot change while the server runs is asked until it
 * holds.
 */
public final class EnlistmentProof {

  private final String consumer;
  private final StoreHandle store;
  private final Guarantee minimum;
  private final Transactions transactions;
  private final GuaranteeStatus standing = new GuaranteeStatus();
  private volatile boolean serverProved;
  private volatile @Nullable Collection<?> commitMarkable;

  public EnlistmentProof(Settings settings, StoreHandle store, Transactions transactions) {
    this.consumer = settings.consumer();
    this.store = store;
    this.transactions = transactions;
    this.minimum = settings.minimumGuarantee();
  }

  /** Begins before anything is claimed: the message must be in the transaction already. */
  public TransactionProof begin(Invocation invocation) {
    RunningTransaction transaction = transaction(invocation);
    TransactionProof proof = new TransactionProof(this, invocation, transaction);
    proof.demandDelivery();
    return proof;
  }

  /** Begins for a delivery that goes on whatever is found. */
  public TransactionProof observe(Invocation invocation) {
    return new TransactionProof(this, invocation, transaction(invocation));
  }

  public GuaranteeStatus standing() {
    return standing;
  }

  /** Keeps in mind that a delivery is refused, and gives the refusal back. */
  <E extends RuntimeException> E refused(E refusal) {
    standing.refused(String.valueOf(refusal.getMessage()));
    return refusal;
  }

  String store() {
    return store.name();
  }

  Guarantee minimum() {
    return minimum;
  }

  /** Asks what the server and the database must be; null if they are. */
  @Nullable Assessment serverObstacle(
      RunningTransaction transaction, Branch branch, DedupStore dedup, Connection connection)
      throws ReflectiveOperationException {
    if (serverProved) {
      return null;
    }
    String obstacle = new Coordinator(transaction.coordinatorLoader()).obstacle(branch);
    if (obstacle != null) {
      return new Assessment(Guarantee.DEDUPLICATED, obstacle);
    }
    String database =
        branch.kind() == Branch.Kind.XA ? dedup.twoPhaseObstacle(connection).orElse(null) : null;
    if (database != null) {
      return new Assessment(Guarantee.NONE, database);
    }
    serverProved = true;
    return null;
  }

  /** The datasources that the coordinator treats as commit-markable: read at its start, as here. */
  Collection<?> commitMarkable(RunningTransaction transaction) throws ReflectiveOperationException {
    Collection<?> names = commitMarkable;
    if (names == null) {
      names = new Coordinator(transaction.coordinatorLoader()).commitMarkable();
      commitMarkable = names;
    }
    return names;
  }

  /** One line for each way this consumer's transactions are made up. */
  void report(Assessment finding, List<Branch> branches) {
    if (standing.reached(finding, branches)) {
      LOG.guaranteeReached(consumer, finding.guarantee(), finding.evidence(branches));
    }
  }

  private RunningTransaction transaction(Invocation invocation) {
    RunningTransaction transaction;
    try {
      transaction = transactions.running();
    } catch (Exception e) {
      throw refused(LOG.noProof(invocation.name(), invocation.consumer(), e.toString(), e));
    }
    if (transaction == null) {
      throw refused(LOG.noTransaction(invocation.name(), invocation.consumer()));
    }
    return transaction;
  }
}
