/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.Guarantee;
import io.xonce.XonceException;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.server.DataSources;
import io.xonce.interceptor.server.RunningTransaction;
import io.xonce.store.DedupStore;
import io.xonce.store.MessageKey;
import io.xonce.store.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * The proof of one consumer in one transaction, whatever the transaction holds, in three steps: the
 * message is in it; the store joined it; before the commit, all claims are still there and nothing
 * that joined since spoils it.
 */
public final class TransactionProof {

  private final EnlistmentProof proof;
  private final Invocation invocation;
  private final RunningTransaction transaction;
  private @Nullable Joined joined;
  private final Set<MessageKey> claimed = new LinkedHashSet<>();
  private @Nullable MessageKey known;

  /** What was found when the store had joined: its branch, all of them, and what they come to. */
  private record Joined(
      DedupStore dedup, Branch store, List<Branch> branches, Assessment assessment) {}

  TransactionProof(EnlistmentProof proof, Invocation invocation, RunningTransaction transaction) {
    this.proof = proof;
    this.invocation = invocation;
    this.transaction = transaction;
  }

  /**
   * REQUIRES_NEW and a local-transaction session have an active transaction without the message.
   */
  void demandDelivery() {
    if (isMessageBranch() && !holdsDelivery(resources())) {
      throw proof.refused(LOG.messageNotEnlisted(invocation.name(), invocation.consumer()));
    }
  }

  private static boolean holdsDelivery(List<XAResource> resources) {
    for (XAResource resource : resources) {
      if (Branch.isDelivery(resource)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The store's connection is open: it must be a branch now. Before the claim, because a record
   * written outside the transaction would survive its rollback and the message would be lost.
   */
  public void demandStore(DedupStore dedup, Connection connection) {
    List<Branch> branches = named(resources());
    Branch found = storeAmong(branches);
    Assessment assessment = assess(branches, found, dedup, connection);
    demandGuarantee(assessment, branches);
    joined = new Joined(dedup, found, branches, assessment);
  }

  /** All that can be judged without a claim, once the bean has run. */
  public void demandAll() {
    demandDelivery();
    List<Branch> branches = named(resources());
    demandGuarantee(Assessment.of(branches, storeAmong(branches)), branches);
  }

  private void demandGuarantee(Assessment assessment, List<Branch> branches) {
    if (assessment.isBelow(proof.minimum())) {
      XonceException refusal =
          LOG.guaranteeTooLow(
              invocation.name(),
              invocation.consumer(),
              assessment.guarantee(),
              proof.minimum(),
              assessment.refusal(branches));
      throw isOfItsCaller(branches) ? refusal : proof.refused(refusal);
    }
  }

  /** A call has its transaction and all that is in it from its caller: the next may do better. */
  private boolean isOfItsCaller(List<Branch> branches) {
    return !(invocation instanceof ReceivedMessage)
        && Assessment.of(branches, storeAmong(branches)).isBelow(proof.minimum());
  }

  /** How many resources commit with this transaction, as things stand. */
  public int branches() {
    return resources().size();
  }

  /** What was sent is in the transaction, or it has left already and no rollback calls it back. */
  public void demandSender(String factory) {
    String name = DataSources.canonical(factory);
    List<Branch> branches = named(resources());
    for (Branch branch : branches) {
      if (branch.isOfSender(name)) {
        return;
      }
    }
    throw proof.refused(
        LOG.senderNotEnlisted(invocation.name(), invocation.consumer(), factory, branches));
  }

  /** Keeps in mind of which keys there must be a record before the commit. */
  public void claimed(MessageKey key, Verdict verdict) {
    if (verdict == Verdict.FIRST) {
      claimed.add(key);
    } else if (verdict != Verdict.STALE) {
      known = key;
    }
  }

  /**
   * Judges, before the commit, what has become of the transaction: what the beans enlisted, and
   * what their persistence contexts flushed.
   */
  public void judge() {
    if (joined == null) {
      return;
    }
    MessageKey lost = lostClaim(joined);
    if (lost == null) {
      judgeBranches(joined);
    } else {
      transaction.setRollbackOnly();
      LOG.claimLostBeforeCommit(
          lost.text(), invocation.name(), invocation.consumer(), joined.store().name());
    }
  }

  /** Where nothing was claimed, a record of before still tells whether the branch is aborted. */
  private @Nullable MessageKey lostClaim(Joined then) {
    Set<MessageKey> asked = known != null && claimed.isEmpty() ? Set.of(known) : claimed;
    return then.dedup().lostAmong(asked, then.store().commitMode()).orElse(null);
  }

  private void judgeBranches(Joined then) {
    List<XAResource> resources = resources();
    // Resources only ever join: as many as before are those of before.
    boolean same = resources.size() == then.branches().size();
    List<Branch> branches = same ? then.branches() : named(resources);
    Assessment assessment =
        same ? then.assessment() : reassess(branches, then).atMost(then.assessment());
    if (assessment.isBelow(proof.minimum())) {
      transaction.setRollbackOnly();
      LOG.rolledBackAtCommit(
          invocation.name(),
          invocation.consumer(),
          assessment.guarantee(),
          proof.minimum(),
          assessment.refusal(branches));
      if (!isOfItsCaller(branches)) {
        proof
            .status()
            .refused(
                "Only " + assessment.guarantee() + " would be reached. " + assessment.reason());
      }
    } else {
      proof.report(assessment, branches, () -> evidence(assessment));
    }
  }

  /** Whether the message itself is to be a branch of the transaction. */
  private boolean isMessageBranch() {
    return invocation instanceof ReceivedMessage && !invocation.isAcknowledgedLater();
  }

  /** A store that is alone commits in one phase: nothing is ever in doubt. */
  private boolean isOnePhase(List<Branch> branches) {
    return invocation.isAcknowledgedLater() && branches.size() == 1;
  }

  private Assessment assess(
      List<Branch> branches, Branch store, DedupStore dedup, Connection connection) {
    Assessment assessment = Assessment.of(branches, store);
    if (isOnePhase(branches)
        || store.kind() == Branch.Kind.LAST_RESOURCE
        || assessment.isBelow(proof.minimum())) {
      return assessment;
    }
    try {
      Assessment obstacle = proof.serverObstacle(transaction, store, dedup, connection);
      return assessment.atMost(obstacle == null ? proof.recovery(transaction, branches) : obstacle);
    } catch (ReflectiveOperationException e) {
      throw noProof(e);
    }
  }

  private Assessment reassess(List<Branch> branches, Joined then) {
    try (Connection connection = then.dedup().connect()) {
      return assess(branches, then.store(), then.dedup(), connection);
    } catch (SQLException e) {
      return new Assessment(Guarantee.NONE, Printable.reason(e));
    }
  }

  /** In the order in which they commit. */
  private String evidence(Assessment assessment) {
    try {
      return assessment.evidence(
          named(transaction.resourcesInCommitOrder()), invocation.isAcknowledgedLater());
    } catch (ReflectiveOperationException e) {
      throw noProof(e);
    }
  }

  private Branch storeAmong(List<Branch> branches) {
    for (Branch branch : branches) {
      if (branch.name().equals(proof.store())) {
        return branch;
      }
    }
    throw proof.refused(
        LOG.storeNotEnlisted(invocation.name(), invocation.consumer(), proof.store()));
  }

  private List<Branch> named(List<XAResource> resources) {
    try {
      Collection<?> commitMarkable = proof.commitMarkable(transaction);
      List<Branch> branches = new ArrayList<>(resources.size());
      for (XAResource resource : resources) {
        branches.add(Branch.of(resource, commitMarkable));
      }
      return branches;
    } catch (ReflectiveOperationException e) {
      throw noProof(e);
    }
  }

  private List<XAResource> resources() {
    try {
      return transaction.resources();
    } catch (ReflectiveOperationException e) {
      throw noProof(e);
    }
  }

  private RuntimeException noProof(ReflectiveOperationException e) {
    return proof.refused(
        LOG.noProof(invocation.name(), invocation.consumer(), Printable.described(e), e));
  }
}
