/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.function.IntConsumer;

/** Work at one of the two ends of a commit (Transactions 2.0, 3.3.2). */
record CompletionListener(Runnable before, IntConsumer after) implements Synchronization {

  static CompletionListener before(Runnable work) {
    return new CompletionListener(work, status -> {});
  }

  static CompletionListener after(IntConsumer work) {
    return new CompletionListener(() -> {}, work);
  }

  /** After the commit, and not after anything else. */
  static CompletionListener afterCommit(Runnable work) {
    return after(
        status -> {
          if (status == Status.STATUS_COMMITTED) {
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
