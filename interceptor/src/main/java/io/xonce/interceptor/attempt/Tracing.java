/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.store.MessageKey;

/** Where the attempts to process messages are traced. */
@FunctionalInterface
public interface Tracing {

  /** Nowhere. */
  Tracing OFF = (message, key) -> AttemptTrace.NONE;

  /** An attempt begins. */
  AttemptTrace begin(ReceivedMessage message, MessageKey key);
}
