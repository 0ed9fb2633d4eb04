/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Work to be done once the outcome of a transaction is known. The outcome may come from a thread of
 * the transaction manager, when the time is up, while more work is still being added.
 */
public final class OutcomeListeners implements IntConsumer {

  private final List<IntConsumer> waiting = new ArrayList<>();
  private @Nullable Integer status;

  /** Done at once if the outcome is known already. */
  public void add(IntConsumer work) {
    Integer known = await(work);
    if (known != null) {
      work.accept(known);
    }
  }

  private synchronized @Nullable Integer await(IntConsumer work) {
    if (status == null) {
      waiting.add(work);
    }
    return status;
  }

  /** All of it, whatever fails in between. */
  @Override
  public void accept(int outcome) {
    Throwable failure = null;
    for (IntConsumer work : come(outcome)) {
      try {
        work.accept(outcome);
      } catch (RuntimeException | Error e) {
        failure = e;
      }
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private synchronized List<IntConsumer> come(int outcome) {
    status = outcome;
    return List.copyOf(waiting);
  }
}
