/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.store.ProcessedMessage;
import org.jspecify.annotations.Nullable;

/** What a consumer does instead of processing. A normal return commits, an exception rolls back. */
public interface Reaction {

  /**
   * Reacts.
   *
   * @param first the record of the first copy; null if there is none
   * @param bean calls the bean
   */
  @Nullable Object to(ProcessingAttempt attempt, @Nullable ProcessedMessage first, BeanCall bean)
      throws Exception;
}
