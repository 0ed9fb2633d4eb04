/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * The transaction on this thread, seen as Narayana sees it. WildFly hands out a wrapper; the list
 * of enlisted resources is in what it wraps. Both are reached by reflection, because their modules
 * are private to the server and a deployment must not depend on them.
 */
public final class RunningTransaction {

  /** Of Narayana's TwoPhaseOutcome: a branch has ended otherwise than the others. */
  private static final int MIXED = 5;

  /** Of Narayana's TwoPhaseOutcome: nobody knows how a branch has ended. */
  private static final int HAZARD = 6;

  private final TransactionSynchronizationRegistry registry;
  private final Object coordinator;
  private @Nullable String id;

  private RunningTransaction(TransactionSynchronizationRegistry registry, Object coordinator) {
    this.registry = registry;
    this.coordinator = coordinator;
  }

  public static RunningTransaction of(
      TransactionSynchronizationRegistry registry, Transaction transaction)
      throws ReflectiveOperationException {
    return new RunningTransaction(registry, unwrap(transaction));
  }

  /** WildFly's LocalTransaction answers getProviderInterface; a bare Narayana is what it is. */
  private static Object unwrap(Transaction transaction) throws ReflectiveOperationException {
    if (transaction.getClass().getName().startsWith("com.arjuna.")) {
      return transaction;
    }
    Object wrapped =
        Reflection.call(
            transaction, "getProviderInterface", new Class<?>[] {Class.class}, Transaction.class);
    if (wrapped == null) {
      throw new NoSuchMethodException(transaction.getClass().getName() + " wraps nothing");
    }
    return wrapped;
  }

  /** The resources enlisted so far. */
  public List<XAResource> resources() throws ReflectiveOperationException {
    return Arrays.asList(enlisted().keySet().toArray(new XAResource[0]));
  }

  /**
   * The same in the order in which they commit, which is that of their enlistment: each got a
   * number for its branch then (the last four bytes of Narayana's id).
   */
  public List<XAResource> resourcesInCommitOrder() throws ReflectiveOperationException {
    SortedMap<Integer, XAResource> ordered = new TreeMap<>();
    for (Map.Entry<?, ?> each : enlisted().entrySet()) {
      ordered.put(numberOf(each.getValue()), (XAResource) each.getKey());
    }
    return List.copyOf(ordered.values());
  }

  /** The resources, and what Narayana knows of the branch of each. */
  private Map<?, ?> enlisted() throws ReflectiveOperationException {
    if (Reflection.call(coordinator, "getResources") instanceof Map<?, ?> resources) {
      return resources;
    }
    throw new NoSuchMethodException(coordinator.getClass().getName() + " lists no resources");
  }

  private static int numberOf(Object branch) throws ReflectiveOperationException {
    Xid xid = (Xid) Objects.requireNonNull(Reflection.call(branch, "xid"));
    return NarayanaTransaction.number(xid.getBranchQualifier());
  }

  /** The id under which Narayana logs the transaction. */
  public String id() {
    String known = id;
    if (known == null) {
      known = readId();
      id = known;
    }
    return known;
  }

  private String readId() {
    try {
      return String.valueOf(Reflection.call(coordinator, "get_uid"));
    } catch (ReflectiveOperationException e) {
      return String.valueOf(registry.getTransactionKey());
    }
  }

  public ClassLoader coordinatorLoader() {
    return coordinator.getClass().getClassLoader();
  }

  public void setRollbackOnly() {
    registry.setRollbackOnly();
  }

  /** The time until it is rolled back by itself; null if it is not. */
  public @Nullable Duration remaining() {
    return Reflection.ask(coordinator, "getRemainingTimeoutMills") instanceof Long millis
            && millis != 0
        ? Duration.ofMillis(Math.max(millis, 0))
        : null;
  }

  /** Whether it may still do work and commit. */
  public boolean isActive() {
    return registry.getTransactionStatus() == Status.STATUS_ACTIVE;
  }

  /**
   * Has it told of the ends of the commit. Before it they are told in the order of their
   * registration, and one that registers then is told as well, as the last.
   */
  public void register(Synchronization listener) {
    registry.registerInterposedSynchronization(listener);
  }

  /**
   * How it has ended. Narayana tells listeners that it has committed, too, where nobody knows: the
   * only branch was told to commit in one phase, and its answer was lost; or somebody else had
   * ended a branch that was to commit (StatusConverter in Narayana 7.3).
   *
   * @param told to a listener, a status of {@link Status}
   * @return the same, or that it is unknown
   */
  public int outcome(int told) {
    return told != Status.STATUS_COMMITTED || isDecided() ? told : Status.STATUS_UNKNOWN;
  }

  private boolean isDecided() {
    try {
      Object action = Objects.requireNonNull(Reflection.field(coordinator, "_theTransaction"));
      return Reflection.field(action, "heuristicDecision") instanceof Integer decision
          && decision != MIXED
          && decision != HAZARD;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Keeps a value with it for as long as it lasts, whatever else runs on the thread meanwhile. */
  public void bind(Object key, Object value) {
    registry.putResource(key, value);
  }
}
