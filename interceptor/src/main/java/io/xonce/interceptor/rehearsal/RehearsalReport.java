/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.rehearsal;

import io.xonce.interceptor.proof.Participant;
import io.xonce.store.ExecutedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal has shown.
 *
 * @param called whether the bean was called: it is not with what is known to be processed
 * @param thrown what it failed with, or was refused with; null: nothing
 * @param marked whether it had its transaction marked for rollback
 * @param participants what took part in the transaction
 * @param statements on the datasource of its store; null: they could not be seen
 * @param sent messages through the resource adapter of Xonce, by destination
 */
public record RehearsalReport(
    boolean called,
    @Nullable Throwable thrown,
    boolean marked,
    List<Participant> participants,
    @Nullable List<ExecutedStatement> statements,
    Map<String, Integer> sent,
    Duration took) {

  /** Whether a delivery that goes like that would roll back. */
  public boolean fails() {
    return thrown != null || marked;
  }
}
