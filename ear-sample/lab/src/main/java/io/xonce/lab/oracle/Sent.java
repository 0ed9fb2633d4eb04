/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

/**
 * One sending of a message, as the journal of its sender tells it.
 *
 * @param id of this sending alone; a resend of the message has another
 * @param payload equal payloads of one key are one message, others are a conflict
 * @param answer what the sender knows of its end
 * @param poison whether every run of the handler at it fails
 */
public record Sent(String id, Key key, String payload, Answer answer, boolean poison) {

  /** How a sending ended for its sender. */
  public enum Answer {
    /** The broker has it. */
    ACKNOWLEDGED,
    /** The connection broke: the broker has it, or not. */
    UNKNOWN,
    /** The broker never got it. */
    FAILED
  }
}
