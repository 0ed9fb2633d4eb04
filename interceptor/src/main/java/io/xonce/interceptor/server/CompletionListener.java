/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Work at one of the two ends of a commit (Transactions 2.0, 3.3.2). */
public record CompletionListener(Runnable before, Runnable committed) implements Synchronization {

  /** Before the commit. */
  public static CompletionListener before(Runnable work) {
    return new CompletionListener(work, () -> {});
  }

  /** After the commit, and not after anything else. */
  public static CompletionListener afterCommit(Runnable work) {
    return new CompletionListener(() -> {}, work);
  }

  @Override
  public void beforeCompletion() {
    before.run();
  }

  @Override
  public void afterCompletion(int status) {
    if (status == Status.STATUS_COMMITTED) {
      committed.run();
    }
  }
}
