/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What arrives at a consumer to be processed once. */
public sealed interface Invocation permits ReceivedMessage, MethodCall {

  String consumer();

  /** Begins a text about it. */
  String name();

  /** What becomes of it if it is refused, as part of a text. */
  String whenRefused();

  /** What stays of it over its deliveries, for texts and the record; null if nothing does. */
  @Nullable String messageId();

  /** When it was sent, or should be delivered if that is later; null if that is not known. */
  @Nullable Instant sentAt();

  /** Which delivery of it this is, 1 or more. */
  int deliveryCount();

  /** Whether it is no branch of the transaction, and acknowledged after the commit. */
  boolean isAcknowledgedLater();

  /** How it came here. */
  Provenance provenance();
}
