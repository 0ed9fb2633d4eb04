/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

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
final class DeliveryProof {

  private final Proof proof;
  private final Incoming incoming;
  private final RunningTransaction transaction;
  private @Nullable Joined joined;
  private @Nullable MessageKey recorded;
  private boolean watching;

  /** What was found when the store had joined: its branch, all of them, and what they come to. */
  private record Joined(DedupStore dedup, Branch store, List<Branch> branches, Finding finding) {}

  DeliveryProof(Proof proof, Incoming incoming, RunningTransaction transaction) {
    this.proof = proof;
    this.incoming = incoming;
    this.transaction = transaction;
  }

  RunningTransaction transaction() {
    return transaction;
  }

  /**
   * REQUIRES_NEW and a local-transaction session have an active transaction without the message.
   */
  void demandDelivery() {
    if (incoming instanceof Received && resources().stream().noneMatch(Branch::isDelivery)) {
      throw proof.refused(LOG.messageNotEnlisted(incoming.name(), incoming.consumer()));
    }
  }

  /**
   * The store's connection is open: it must be a branch now. Before the claim, because a record
   * written outside the transaction would survive its rollback and the message would be lost.
   */
  void demandStore(DedupStore dedup, Connection connection) {
    List<Branch> branches = named(resources());
    Branch found = storeAmong(branches);
    Finding finding = Finding.of(branches, found);
    if (found.kind() != Branch.Kind.LAST_RESOURCE && !finding.isBelow(proof.minimum())) {
      Finding obstacle = serverObstacle(found, dedup, connection);
      finding = obstacle == null ? finding : obstacle;
    }
    demandGuarantee(finding);
    joined = new Joined(dedup, found, branches, finding);
  }

  /** All that can be judged without a claim, once the bean has run. */
  void demandAll() {
    demandDelivery();
    List<Branch> branches = named(resources());
    demandGuarantee(Finding.of(branches, storeAmong(branches)));
  }

  private void demandGuarantee(Finding finding) {
    if (finding.isBelow(proof.minimum())) {
      throw proof.refused(
          LOG.guaranteeTooLow(
              incoming.name(),
              incoming.consumer(),
              finding.guarantee(),
              proof.minimum(),
              finding.reason()));
    }
  }

  /** How many resources commit with this transaction, as things stand. */
  int branches() {
    return resources().size();
  }

  /** What was sent is in the transaction, or it has left already and no rollback calls it back. */
  void demandSender(String factory) {
    String name = DataSources.canonical(factory);
    List<Branch> branches = named(resources());
    for (Branch branch : branches) {
      if (branch.kind() != Branch.Kind.LAST_RESOURCE && branch.name().equals(name)) {
        return;
      }
    }
    throw proof.refused(
        LOG.senderNotEnlisted(incoming.name(), incoming.consumer(), factory, branches));
  }

  /**
   * The bean has run: what it enlisted, and what its persistence context flushes, is judged last.
   *
   * @param key for which there is a record then, unless the claim says that it is too old for one
   */
  void watchCommit(MessageKey key, Claim claim) {
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
      LOG.claimLostBeforeCommit(incoming.name(), incoming.consumer(), joined.store().name());
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
    Finding finding =
        same ? then.finding() : Finding.of(branches, then.store()).atMost(then.finding());
    if (finding.isBelow(proof.minimum())) {
      transaction.setRollbackOnly();
      LOG.rolledBackAtCommit(
          incoming.name(),
          incoming.consumer(),
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
    throw proof.refused(LOG.storeNotEnlisted(incoming.name(), incoming.consumer(), proof.store()));
  }

  private @Nullable Finding serverObstacle(Branch branch, DedupStore dedup, Connection connection) {
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
    return proof.refused(LOG.noProof(incoming.name(), incoming.consumer(), e.toString(), e));
  }
}
