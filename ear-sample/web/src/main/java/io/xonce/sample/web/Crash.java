/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;

/** Ends the server in the middle of its work, as {@code kill -9} does. For the demo only. */
@ApplicationScoped
public class Crash {

  /** System property of a server that the page may kill: somebody starts it again. */
  static final String ALLOWED = "payments.demo";

  private static final int POLL_MILLIS = 5;

  /** With a consumer that does not work there is no middle of the work. */
  private static final int MOST_POLLS = 2_000;

  /** The status that a shell tells of a process that was killed. */
  private static final int KILLED = 137;

  @Inject private Books books;
  @Resource private ManagedExecutorService executor;

  /** Called by the container. */
  public Crash() {}

  boolean isAllowed() {
    return Boolean.getBoolean(ALLOWED);
  }

  /** Answers at once; the end comes when a tenth of these payments is booked. */
  void amid(Collection<String> ids) {
    executor.execute(() -> halt(ids));
  }

  /** No hook runs and no buffer is written. */
  private void halt(Collection<String> ids) {
    try {
      for (int poll = 0; poll < MOST_POLLS && !isAmid(ids); poll++) {
        Thread.sleep(POLL_MILLIS);
      }
      Runtime.getRuntime().halt(KILLED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAmid(Collection<String> ids) {
    return books.entries(ids, Instant.EPOCH).size() * 10 >= ids.size();
  }
}
