/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import java.time.Duration;

/**
 * Branches that are prepared and have no end.
 *
 * @param inDatabase in that of the form
 * @param atBroker those of all forms
 */
public record Prepared(long inDatabase, long atBroker) {

  private static final int LOOKS = 10;
  private static final Duration BETWEEN = Duration.ofMillis(100);

  /** Those that stay: what others at work have prepared is gone in a moment. */
  public static Prepared staying(Site site, Form form) {
    Prepared least = now(site, form);
    for (int look = 1; look < LOOKS; look++) {
      pause();
      Prepared now = now(site, form);
      least =
          new Prepared(
              Math.min(least.inDatabase, now.inDatabase), Math.min(least.atBroker, now.atBroker));
    }
    return least;
  }

  private static Prepared now(Site site, Form form) {
    return new Prepared(site.books(form.store()).prepared(), site.queues().prepared());
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** Whether there are as many on both sides, or more. */
  public boolean isAtLeast(Prepared wanted) {
    return inDatabase >= wanted.inDatabase && atBroker >= wanted.atBroker;
  }
}
