/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import static io.xonce.interceptor.server.NarayanaTransaction.DEFAULT_NODE;
import static io.xonce.interceptor.server.NarayanaTransaction.EVERY_NODE;

import io.xonce.interceptor.server.Reflection;
import io.xonce.interceptor.server.RunningTransaction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the transaction manager of this server must be to bring a commit to its end after a crash.
 */
public final class Coordinator {

  private final ClassLoader narayana;

  Coordinator(ClassLoader narayana) {
    this.narayana = narayana;
  }

  /** Why an in-doubt transaction might end in two ways, or null if it cannot. */
  @Nullable String obstacle(Branch store) throws ReflectiveOperationException {
    String node = nodeIdentifier();
    if (node.equals(DEFAULT_NODE)) {
      return "The node identifier is the default '1': another server with it would roll back what"
          + " this one has prepared. Set node-identifier in the transactions subsystem.";
    }
    if (recoveryNodes().contains(EVERY_NODE)) {
      return "Recovery on this server takes the branches of all servers for its own ('*'), and would"
          + " roll back what another has prepared. Set node-identifier in the transactions subsystem"
          + " to a name of this server alone.";
    }
    if (store.kind() == Branch.Kind.COMMIT_MARKABLE) {
      return cleansUpAtOnce(store.name())
          ? "The commit-markable resource "
              + store.name()
              + " has immediate-cleanup=true, by which Narayana 7.3 loses a connection of its pool"
              + " with each message. Set it to false."
          : null;
    }
    return recovers(store) ? null : unrecovered(store);
  }

  /** Why a branch that {@link #recovers} denies might not end. */
  static String unrecovered(Branch branch) {
    return branch.manager().isEmpty()
        ? branch.name()
            + " is not registered for recovery: after a crash its branch would stay in doubt. Give"
            + " it recovery credentials."
        : "The broker of "
            + branch
            + " is not registered for recovery: after a crash its branch, and the message in it,"
            + " would stay in doubt for ever. WildFly 37.0.0 to 38.0.0 never registers it"
            + " (WFLY-21044): update the server, or receive by Xonce's resource adapter and send"
            + " through its connection factory.";
  }

  /** The name of this server among those that share its database. */
  public static String nodeName(RunningTransaction transaction) {
    try {
      return new Coordinator(transaction.coordinatorLoader()).nodeIdentifier();
    } catch (ReflectiveOperationException e) {
      return DEFAULT_NODE;
    }
  }

  private String nodeIdentifier() throws ReflectiveOperationException {
    Object bean =
        Reflection.callStatic(
            narayana, "com.arjuna.ats.arjuna.common.arjPropertyManager", "getCoreEnvironmentBean");
    return bean == null ? DEFAULT_NODE : String.valueOf(Reflection.call(bean, "getNodeIdentifier"));
  }

  /** JNDI names of the datasources whose commits are marked in a table of theirs. */
  Collection<?> commitMarkable() throws ReflectiveOperationException {
    return names("getCommitMarkableResourceJNDINames");
  }

  /** The names of those whose branches recovery takes for its own. */
  private Collection<?> recoveryNodes() throws ReflectiveOperationException {
    return names("getXaRecoveryNodes");
  }

  private Collection<?> names(String method) throws ReflectiveOperationException {
    return Reflection.call(environment(), method) instanceof Collection<?> names
        ? names
        : List.of();
  }

  private boolean cleansUpAtOnce(String store) throws ReflectiveOperationException {
    Object each =
        Reflection.call(
            environment(), "getPerformImmediateCleanupOfCommitMarkableResourceBranchesMap");
    Object own = each instanceof Map<?, ?> map ? map.get(store) : null;
    return Boolean.TRUE.equals(
        own != null
            ? own
            : Reflection.call(
                environment(), "isPerformImmediateCleanupOfCommitMarkableResourceBranches"));
  }

  private Object environment() throws ReflectiveOperationException {
    return Objects.requireNonNull(
        Reflection.callStatic(
            narayana, "com.arjuna.ats.jta.common.jtaPropertyManager", "getJTAEnvironmentBean"));
  }

  /** Whether what a crash leaves in doubt of a branch would be brought to its end. */
  boolean recovers(Branch branch) throws ReflectiveOperationException {
    return RecoveryRegistry.of(narayana).covers(branch);
  }
}
