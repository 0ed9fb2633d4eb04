/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/** Those at work, the newest first, and then those that ended last. Thread-safe. */
final class TransferList {

  /** So many at once: each holds its messages in memory and a thread of the server. */
  static final int AT_WORK = 10;

  /** So many that have ended. */
  static final int OVER = 5;

  private final Deque<Transfer> atWork = new ArrayDeque<>();
  private final Deque<Transfer> over = new ArrayDeque<>();

  /** Fails if there are too many at work. */
  synchronized void add(Transfer transfer) {
    if (atWork.size() >= AT_WORK) {
      throw new RejectedExecutionException(
          "%d retries and diversions are at work: wait for one, or stop one".formatted(AT_WORK));
    }
    atWork.addFirst(transfer);
  }

  synchronized void ended(Transfer transfer) {
    atWork.remove(transfer);
    over.addFirst(transfer);
    if (over.size() > OVER) {
      over.removeLast();
    }
  }

  synchronized void remove(Transfer transfer) {
    atWork.remove(transfer);
  }

  synchronized List<Transfer> atWork() {
    return List.copyOf(atWork);
  }

  synchronized List<Transfer> all() {
    List<Transfer> all = new ArrayList<>(atWork);
    all.addAll(over);
    return all;
  }

  Optional<Transfer> find(String id) {
    return all().stream().filter(transfer -> transfer.id().equals(id)).findFirst();
  }
}
