/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import io.xonce.Guarantee;
import io.xonce.interceptor.proof.Branch.Kind;
import io.xonce.interceptor.server.DataSources;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A guarantee.
 *
 * @param reason why it is not a better one, and what to do; empty if there is no better one
 */
record Assessment(Guarantee guarantee, String reason) {

  static final Assessment BEST = new Assessment(Guarantee.EXACTLY_ONCE, "");

  /** WildFly makes no XA datasource out of one that is not. */
  private static final String REMEDY =
      "Define an xa-data-source for its database (xonce-setup.cli makes one), and use that by its"
          + " JNDI name.";

  /**
   * Judges the branches of a transaction.
   *
   * @param store the branch of the store, one of them
   */
  static Assessment of(List<Branch> branches, Branch store) {
    if (branches.size() == 1) {
      // A call without a message: one local transaction is as good as any.
      return BEST;
    }
    if (store.kind() == Kind.LAST_RESOURCE) {
      return new Assessment(
          Guarantee.EXACTLY_ONCE_UNLESS_IT_SENDS,
          "The store " + store.name() + " is not an XA datasource. " + REMEDY);
    }
    return branches.stream().map(Assessment::of).reduce(BEST, (one, other) -> one.atMost(other));
  }

  /** Judges one of several branches, which is not a local store. */
  private static Assessment of(Branch branch) {
    return switch (branch.kind()) {
      case COMMIT_MARKABLE ->
          new Assessment(
              Guarantee.AT_MOST_ONCE,
              branch.name()
                  + " is commit-markable: if its connection is lost while it commits, the message is"
                  + " acknowledged without its state. Make it an XA datasource; or acknowledge after"
                  + " the commit, and send nothing.");
      case LAST_RESOURCE ->
          new Assessment(
              Guarantee.DEDUPLICATED,
              "The bean also writes to " + branch.name() + ", which is not XA. " + REMEDY);
      default -> BEST;
    };
  }

  /** The weaker of two findings about one transaction. */
  Assessment atMost(Assessment other) {
    return other.isBelow(guarantee) ? other : this;
  }

  boolean isBelow(Guarantee asked) {
    return guarantee.compareTo(asked) < 0;
  }

  /**
   * The reason of a refusal, which names the XA datasources where one was used that is not.
   *
   * @param branches those it was found in
   */
  String refusal(List<Branch> branches) {
    boolean hasLocal = branches.stream().anyMatch(branch -> branch.kind() == Kind.LAST_RESOURCE);
    Collection<String> known = hasLocal ? DataSources.xa() : Set.of();
    return known.isEmpty()
        ? reason
        : reason + " XA datasources of this server: " + String.join(", ", known) + ".";
  }

  /**
   * The branches it was found in, for people to read.
   *
   * @param inCommitOrder the branches
   * @param acknowledgedLater whether the message is none of them
   */
  String evidence(List<Branch> inCommitOrder, boolean acknowledgedLater) {
    int count = inCommitOrder.size();
    String found =
        inCommitOrder.stream()
            .map(Branch::toString)
            .collect(
                Collectors.joining(
                    ", then ",
                    count == 1
                        ? "1 branch in one transaction: "
                        : count + " branches in one XA transaction, committed in this order: ",
                    acknowledgedLater ? "; the message is acknowledged after the commit" : ""));
    return reason.isEmpty() ? found : found + ". " + reason;
  }
}
