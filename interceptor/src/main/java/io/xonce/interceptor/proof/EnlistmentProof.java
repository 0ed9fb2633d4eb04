/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.Guarantee;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.server.RunningTransaction;
import io.xonce.interceptor.settings.Settings;
import io.xonce.interceptor.store.StoreHandle;
import io.xonce.store.DedupStore;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
  private final boolean rehearses;
  private final GuaranteeStatus status = new GuaranteeStatus();
  private final Set<Branch> recovered = ConcurrentHashMap.newKeySet();
  private volatile boolean serverProved;
  private volatile @Nullable Collection<?> commitMarkable;

  public EnlistmentProof(Settings settings, StoreHandle store) {
    this(settings, store, false);
  }

  private EnlistmentProof(Settings settings, StoreHandle store, boolean rehearses) {
    this.consumer = settings.consumer();
    this.store = store;
    this.minimum = settings.minimumGuarantee();
    this.rehearses = rehearses;
  }

  /** For transactions that have no message and never commit; the store must still be in them. */
  public static EnlistmentProof ofRehearsals(Settings settings, StoreHandle store) {
    return new EnlistmentProof(settings, store, true);
  }

  /** Begins before anything is claimed: the message must be in the transaction already. */
  public TransactionProof begin(Invocation invocation, RunningTransaction transaction) {
    TransactionProof proof = observe(invocation, transaction);
    if (!rehearses) {
      proof.demandDelivery();
    }
    return proof;
  }

  /** Begins for a delivery that goes on whatever is found. */
  public TransactionProof observe(Invocation invocation, RunningTransaction transaction) {
    return new TransactionProof(this, invocation, transaction);
  }

  public GuaranteeStatus status() {
    return status;
  }

  /** Keeps in mind that a delivery is refused, and gives the refusal back. */
  public <E extends RuntimeException> E refused(E refusal) {
    status.refused(Printable.reason(refusal));
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

  /**
   * What can be guaranteed of branches beside the store: one that is not registered for recovery
   * stays prepared after a crash, with the message gone. Each is asked until it is.
   */
  Assessment recovery(RunningTransaction transaction, List<Branch> branches)
      throws ReflectiveOperationException {
    for (Branch branch : branches) {
      if (branch.isPrepared() && !recovered.contains(branch)) {
        if (!new Coordinator(transaction.coordinatorLoader()).recovers(branch)) {
          return new Assessment(Guarantee.DEDUPLICATED, Coordinator.unrecovered(branch));
        }
        recovered.add(branch);
      }
    }
    return Assessment.BEST;
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
  void report(Assessment assessment, List<Branch> branches, Supplier<String> evidence) {
    String news = status.reached(assessment, branches, evidence);
    if (news != null) {
      LOG.guaranteeReached(consumer, assessment.guarantee(), news);
    }
  }
}
