/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import io.xonce.interceptor.log.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A pause that an operator orders. Only the resource adapter of Xonce asks for it before it
 * receives; the server's own has its own way to stop.
 *
 * <p>Thread-safe.
 */
public final class OperatorPause {

  private volatile @Nullable String reason;
  private volatile boolean asked;

  /** Why nothing is to be received; null if something is. For whoever would receive. */
  @Nullable String obstacle() {
    asked = true;
    return reason;
  }

  /** Whether anybody would mind it: somebody asks before receiving. */
  public boolean isMinded() {
    return asked;
  }

  /** What an operator gave as the reason, with who; null: it is not ordered. */
  public @Nullable String ordered() {
    return reason;
  }

  /** Orders it, and says what comes of that. */
  public String begin(String why) {
    if (!asked) {
      return "Not paused: messages come by the server's own resource adapter, if any come. Stop the"
          + " delivery of the bean in the management of the server (stop-delivery).";
    }
    reason = "An operator has paused it: " + Printable.of(why);
    return "Paused within five seconds, when what is at work has ended. Messages wait at the broker.";
  }

  /** Ends it, and says what comes of that. */
  public String end() {
    String before = reason;
    reason = null;
    return before == null ? "It was not paused." : "It goes on. " + before;
  }
}
