/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A message as an application means it, before a protocol has it.
 *
 * @param body JSON
 * @param replyTo a queue, and the correlation id of the answer; null for none
 */
record Outgoing(String queue, String body, @Nullable Reply replyTo) {

  record Reply(String queue, String correlation) {}

  Outgoing(String queue, String body) {
    this(queue, body, null);
  }
}
