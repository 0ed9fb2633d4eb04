/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.function.IntConsumer;

/** Work at one of the two ends of a commit (Transactions 2.0, 3.3.2). */
record OnCompletion(Runnable before, IntConsumer after) implements Synchronization {

  static OnCompletion before(Runnable work) {
    return new OnCompletion(work, status -> {});
  }

  static OnCompletion after(IntConsumer work) {
    return new OnCompletion(() -> {}, work);
  }

  /** After the commit, and not after anything else. */
  static OnCompletion afterCommit(Runnable work) {
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
