/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.outage;

import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import java.util.UUID;

/** Payments to beans whose database can be taken away, and what became of them. */
final class RemovablePayments {

  private final Database database = Lab.get().removableDatabase();
  private final Broker broker = Lab.get().broker();
  private final String run = "p-" + UUID.randomUUID();

  void send(String queue, int count, String what) {
    broker.sendMany(
        queue,
        count,
        (message, number) -> message.setStringProperty("payment", run + what + number));
  }

  /** How many payments; negative if one of them stands twice. */
  int effects(String what) {
    return database.count(
        "SELECT CASE WHEN count(*) = count(DISTINCT payment) THEN count(*) ELSE -1 END"
            + " FROM effect WHERE payment LIKE ?",
        run + what + "%");
  }

  /** The highest number of deliveries that one of them needed. */
  int deliveries(String what) {
    return database.count(
        "SELECT max(delivery) FROM effect WHERE payment LIKE ?", run + what + "%");
  }

  /** Attempts whose end stands in the ledger, or does not. */
  int attempts(String consumer, boolean ended) {
    return database.count(
        "SELECT count(*) FROM xonce_attempt WHERE consumer = ? AND (ended_at IS NOT NULL) = ?",
        consumer,
        ended);
  }

  int deadLetters() {
    return broker.count("DLQ", "payment LIKE '" + run + "%'");
  }
}
