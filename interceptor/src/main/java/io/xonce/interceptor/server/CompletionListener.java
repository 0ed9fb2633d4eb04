/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.function.IntConsumer;

/** Work at one of the two ends of a commit (Transactions 2.0, 3.3.2). */
public record CompletionListener(Runnable before, IntConsumer after) implements Synchronization {

  /** Before the commit. */
  public static CompletionListener before(Runnable work) {
    return new CompletionListener(work, status -> {});
  }

  /** After the commit of a transaction, and not after anything else. */
  static CompletionListener afterCommit(RunningTransaction of, Runnable work) {
    return new CompletionListener(
        () -> {},
        status -> {
          if (of.outcome(status) == Status.STATUS_COMMITTED) {
            work.run();
          }
        });
  }

  @Override
  public void beforeCompletion() {
    before.run();
  }

  @Override
  public void afterCompletion(int status) {
    after.accept(status);
  }
}
