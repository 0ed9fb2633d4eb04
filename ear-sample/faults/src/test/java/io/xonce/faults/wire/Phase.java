/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

/** What is said to the database on the way of a message. */
public enum Phase {
  CLAIM("INSERT INTO xonce_message"),
  PREPARE("PREPARE TRANSACTION"),
  COMMIT("COMMIT PREPARED"),
  /** Is only said when a prepare has failed. */
  ROLLBACK("ROLLBACK PREPARED");

  private final String statement;

  Phase(String statement) {
    this.statement = statement;
  }

  String statement() {
    return statement;
  }
}
