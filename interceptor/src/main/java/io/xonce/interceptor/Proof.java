/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.Guarantee;
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
final class Proof {

  private final String consumer;
  private final StoreHandle store;
  private final Guarantee minimum;
  private final Transactions transactions;
  private final Standing standing = new Standing();
  private volatile boolean serverProved;
  private volatile @Nullable Collection<?> commitMarkable;

  Proof(Settings settings, StoreHandle store, Transactions transactions) {
    this.consumer = settings.consumer();
    this.store = store;
    this.transactions = transactions;
    this.minimum = settings.minimumGuarantee();
  }

  /** Begins before anything is claimed: the message must be in the transaction already. */
  DeliveryProof begin(Incoming incoming) {
    RunningTransaction transaction = transaction(incoming);
    DeliveryProof proof = new DeliveryProof(this, incoming, transaction);
    proof.demandDelivery();
    return proof;
  }

  /** Begins for a delivery that goes on whatever is found. */
  DeliveryProof observe(Incoming incoming) {
    return new DeliveryProof(this, incoming, transaction(incoming));
  }

  Standing standing() {
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
  @Nullable Finding serverObstacle(
      RunningTransaction transaction, Branch branch, DedupStore dedup, Connection connection)
      throws ReflectiveOperationException {
    if (serverProved) {
      return null;
    }
    String obstacle = new Coordinator(transaction.coordinatorLoader()).obstacle(branch);
    if (obstacle != null) {
      return new Finding(Guarantee.DEDUPLICATED, obstacle);
    }
    String database =
        branch.kind() == Branch.Kind.XA ? dedup.twoPhaseObstacle(connection).orElse(null) : null;
    if (database != null) {
      return new Finding(Guarantee.NONE, database);
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
  void report(Finding finding, List<Branch> branches) {
    if (standing.reached(finding, branches)) {
      LOG.guaranteeReached(consumer, finding.guarantee(), finding.evidence(branches));
    }
  }

  private RunningTransaction transaction(Incoming incoming) {
    RunningTransaction transaction;
    try {
      transaction = transactions.running();
    } catch (Exception e) {
      throw refused(LOG.noProof(incoming.name(), incoming.consumer(), e.toString(), e));
    }
    if (transaction == null) {
      throw refused(LOG.noTransaction(incoming.name(), incoming.consumer()));
    }
    return transaction;
  }
}
