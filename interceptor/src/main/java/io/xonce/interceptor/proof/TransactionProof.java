/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.server.DataSources;
import io.xonce.interceptor.server.RunningTransaction;
import io.xonce.store.Claim;
import io.xonce.store.DedupStore;
import io.xonce.store.MessageKey;
import io.xonce.store.Verdict;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * The proof in one delivery, of a message or of a batch, in three steps: the message is in the
 * transaction; the store joined it; at commit, the claim is still there and nothing that joined
 * since spoils it.
 */
public final class TransactionProof {

  private final EnlistmentProof proof;
  private final Invocation invocation;
  private final RunningTransaction transaction;
  private @Nullable Joined joined;
  private @Nullable MessageKey recorded;
  private boolean watching;

  /** What was found when the store had joined: its branch, all of them, and what they come to. */
  private record Joined(
      DedupStore dedup, Branch store, List<Branch> branches, Assessment finding) {}

  TransactionProof(EnlistmentProof proof, Invocation invocation, RunningTransaction transaction) {
    this.proof = proof;
    this.invocation = invocation;
    this.transaction = transaction;
  }

  public RunningTransaction transaction() {
    return transaction;
  }

  /**
   * REQUIRES_NEW and a local-transaction session have an active transaction without the message.
   */
  void demandDelivery() {
    if (invocation instanceof ReceivedMessage
        && resources().stream().noneMatch(Branch::isDelivery)) {
      throw proof.refused(LOG.messageNotEnlisted(invocation.name(), invocation.consumer()));
    }
  }

  /**
   * The store's connection is open: it must be a branch now. Before the claim, because a record
   * written outside the transaction would survive its rollback and the message would be lost.
   */
  public void demandStore(DedupStore dedup, Connection connection) {
    List<Branch> branches = named(resources());
    Branch found = storeAmong(branches);
    Assessment finding = Assessment.of(branches, found);
    if (found.kind() != Branch.Kind.LAST_RESOURCE && !finding.isBelow(proof.minimum())) {
      Assessment obstacle = serverObstacle(found, dedup, connection);
      finding = obstacle == null ? finding : obstacle;
    }
    demandGuarantee(finding);
    joined = new Joined(dedup, found, branches, finding);
  }

  /** All that can be judged without a claim, once the bean has run. */
  public void demandAll() {
    demandDelivery();
    List<Branch> branches = named(resources());
    demandGuarantee(Assessment.of(branches, storeAmong(branches)));
  }

  private void demandGuarantee(Assessment finding) {
    if (finding.isBelow(proof.minimum())) {
      throw proof.refused(
          LOG.guaranteeTooLow(
              invocation.name(),
              invocation.consumer(),
              finding.guarantee(),
              proof.minimum(),
              finding.reason()));
    }
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
      if (branch.kind() != Branch.Kind.LAST_RESOURCE && branch.name().equals(name)) {
        return;
      }
    }
    throw proof.refused(
        LOG.senderNotEnlisted(invocation.name(), invocation.consumer(), factory, branches));
  }

  /**
   * The bean has run: what it enlisted, and what its persistence context flushes, is judged last.
   *
   * @param key for which there is a record then, unless the claim says that it is too old for one
   */
  public void watchCommit(MessageKey key, Claim claim) {
    if (claim.verdict() != Verdict.STALE) {
      recorded = key;
    }
    if (!watching) {
      watching = true;
      transaction.beforeCommit(this::judge);
    }
  }

  private void judge() {
    if (joined == null) {
      return;
    }
    if (hasLostClaim(joined)) {
      transaction.setRollbackOnly();
      LOG.claimLostBeforeCommit(invocation.name(), invocation.consumer(), joined.store().name());
    } else {
      judgeBranches(joined);
    }
  }

  private boolean hasLostClaim(Joined then) {
    return recorded != null && then.dedup().hasLost(recorded, then.store().commitMode());
  }

  private void judgeBranches(Joined then) {
    List<XAResource> resources = resources();
    // Resources only ever join: as many as before are those of before.
    boolean same = resources.size() == then.branches().size();
    List<Branch> branches = same ? then.branches() : named(resources);
    Assessment finding =
        same ? then.finding() : Assessment.of(branches, then.store()).atMost(then.finding());
    if (finding.isBelow(proof.minimum())) {
      transaction.setRollbackOnly();
      LOG.rolledBackAtCommit(
          invocation.name(),
          invocation.consumer(),
          finding.guarantee(),
          proof.minimum(),
          finding.reason());
      proof
          .standing()
          .refused("Only " + finding.guarantee() + " would be reached. " + finding.reason());
    } else {
      proof.report(finding, branches);
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

  private @Nullable Assessment serverObstacle(
      Branch branch, DedupStore dedup, Connection connection) {
    try {
      return proof.serverObstacle(transaction, branch, dedup, connection);
    } catch (ReflectiveOperationException e) {
      throw noProof(e);
    }
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
    return proof.refused(LOG.noProof(invocation.name(), invocation.consumer(), e.toString(), e));
  }
}
