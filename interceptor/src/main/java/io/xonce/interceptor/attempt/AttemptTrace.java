/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import io.xonce.DuplicateCause;
import io.xonce.interceptor.invocation.BeanCall;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one attempt leaves in a distributed trace. Nothing that it does itself fails an attempt. */
public interface AttemptTrace {

  /** Of an attempt that leaves nothing there. */
  AttemptTrace NONE =
      new AttemptTrace() {
        @Override
        public @Nullable Object around(BeanCall bean) throws Exception {
          return bean.call();
        }

        @Override
        public void ended(Supplier<Ending> ending) {}
      };

  /**
   * How an attempt ended.
   *
   * @param verdict what its key was found to be; null if it never came to that
   * @param cause why it came although its key was known; null if it was not
   * @param committed whether its transaction has; nothing else is known to have stayed
   * @param outcome that of its transaction, as the coordinator told it
   * @param failure what left the bean, or a refusal; null if nothing did
   * @param reason why it rolled back, as far as is known; perhaps the failure of a neighbour
   */
  record Ending(
      @Nullable String verdict,
      @Nullable DuplicateCause cause,
      boolean committed,
      String outcome,
      @Nullable Throwable failure,
      @Nullable Throwable reason) {}

  /** Calls the bean, so that what it does is seen to be part of the attempt. */
  @Nullable Object around(BeanCall bean) throws Exception;

  /**
   * Its transaction has ended. Perhaps told by another thread.
   *
   * @param ending asked where it is left somewhere
   */
  void ended(Supplier<Ending> ending);
}
