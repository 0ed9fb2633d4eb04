/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tables, columns, keys and indexes that store and ledger need, as lines of text. */
final class RequiredSchema {

  static final List<String> TABLES =
      List.of(
          "xonce_message",
          "xonce_reply",
          "xonce_floor",
          "xonce_lock",
          "xonce_attempt",
          "xonce_node",
          "xonce_forgotten",
          "xonce_action");

  private static final String ENTRIES =
      """
      table xonce_message
      column xonce_message.key_hash {hash} not null
      column xonce_message.consumer {text:200} not null
      column xonce_message.key_text {text:200} not null
      column xonce_message.message_id {text:200}
      column xonce_message.fingerprint {hash}
      column xonce_message.attempt_id {id}
      column xonce_message.delivery_count
      column xonce_message.node {text:200}
      column xonce_message.tx_id {text:200}
      column xonce_message.sent_at {time}
      column xonce_message.processed_at {time} not null
      column xonce_message.outcome {text:20} not null
      primary key xonce_message(key_hash)
      index xonce_message(consumer, processed_at)
      table xonce_reply
      column xonce_reply.key_hash {hash} not null
      column xonce_reply.kind {text:20} not null
      column xonce_reply.properties
      column xonce_reply.body
      primary key xonce_reply(key_hash)
      foreign key xonce_reply(key_hash) on delete cascade
      table xonce_floor
      column xonce_floor.consumer {text:200} not null
      column xonce_floor.forgotten_before {time} not null
      primary key xonce_floor(consumer)
      table xonce_lock
      primary key xonce_lock(name)
      table xonce_attempt
      column xonce_attempt.attempt_id {id} not null
      column xonce_attempt.key_hash {hash} not null
      column xonce_attempt.consumer {text:200} not null
      column xonce_attempt.message_id {text:200}
      column xonce_attempt.delivery_count
      column xonce_attempt.node {text:200} not null
      column xonce_attempt.incarnation {id} not null
      column xonce_attempt.tx_id {text:200}
      column xonce_attempt.started_at {time} not null
      column xonce_attempt.ended_at {time}
      column xonce_attempt.outcome {text:20}
      column xonce_attempt.cause {text:200}
      column xonce_attempt.error {text:1000}
      primary key xonce_attempt(attempt_id)
      index xonce_attempt(key_hash)
      index xonce_attempt(consumer, started_at)
      index xonce_attempt(message_id)
      table xonce_node
      column xonce_node.node {text:200} not null
      column xonce_node.incarnation {id} not null
      column xonce_node.seen_at {time} not null
      primary key xonce_node(node, incarnation)
      table xonce_forgotten
      column xonce_forgotten.key_hash {hash} not null
      column xonce_forgotten.consumer {text:200} not null
      column xonce_forgotten.forgotten_at {time} not null
      primary key xonce_forgotten(key_hash)
      table xonce_action
      column xonce_action.action_id {id} not null
      column xonce_action.consumer {text:200} not null
      column xonce_action.kind {text:50} not null
      column xonce_action.subject {text:200} not null
      column xonce_action.actor {text:200} not null
      column xonce_action.reason {text:1000} not null
      column xonce_action.node {text:200} not null
      column xonce_action.begun_at {time} not null
      column xonce_action.ended_at {time}
      column xonce_action.result {text:1000}
      primary key xonce_action(action_id)
      index xonce_action(begun_at)
      """;

  private static final Pattern TYPE = Pattern.compile("\\{(\\w+)(?::(\\d+))?}");

  private RequiredSchema() {}

  /** What a complete schema has, with a dialect's names of the types. */
  static List<String> in(Map<String, String> types) {
    return TYPE.matcher(ENTRIES)
        .replaceAll(type -> types.getOrDefault(type.group(1), "").formatted(type.group(2)))
        .lines()
        .toList();
  }
}
