/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as an application means it, before a protocol has it.
 *
 * @param body JSON, if it is not to be refused
 * @param charset of the body where it goes as bytes
 * @param properties whatever the protocol calls them
 * @param replyTo a queue, and the correlation id of the answer; null for none
 */
record Outgoing(
    String queue,
    String body,
    Charset charset,
    Map<String, String> properties,
    @Nullable Reply replyTo) {

  record Reply(String queue, String correlation) {}

  Outgoing(String queue, String body) {
    this(queue, body, Map.of());
  }

  Outgoing(String queue, String body, Map<String, String> properties) {
    this(queue, body, StandardCharsets.UTF_8, properties, null);
  }

  Outgoing(String queue, String body, Reply replyTo) {
    this(queue, body, StandardCharsets.UTF_8, Map.of(), replyTo);
  }

  byte[] bytes() {
    return body.getBytes(charset);
  }
}
