/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.store.ProcessedMessage;
import org.jspecify.annotations.Nullable;

/** What a consumer does instead of processing. A normal return commits, an exception rolls back. */
interface Reaction {

  /**
   * Reacts.
   *
   * @param first the record of the first copy; null if there is none
   * @param bean calls the bean
   */
  @Nullable Object to(Arrival arrival, @Nullable ProcessedMessage first, Bean bean)
      throws Exception;
}
