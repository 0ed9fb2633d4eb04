/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The clock of the database beside that of this server, which is most likely that of the senders as
 * well. The first says when a record is old, the second when a message was sent.
 */
final class Clocks {

  /** How far two clocks may be apart before ages mean nothing. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private Clocks() {}

  /** To be called at the opening. */
  static void compare(Connection connection, Database database) throws SQLException {
    Duration lead = lead(database.now(connection));
    if (isTooFar(lead)) {
      StoreMessages.MESSAGES.clocksDiffer(text(lead), TOLERANCE);
    }
  }

  /** Refuses to judge the age of a record while one of the clocks is wrong. */
  static void demandAgreement(Instant now, String consumer) {
    Duration lead = lead(now);
    if (isTooFar(lead)) {
      throw StoreMessages.MESSAGES.notPurgedByWrongClock(consumer, text(lead));
    }
  }

  private static Duration lead(Instant now) {
    return Duration.between(Instant.now(), now);
  }

  private static boolean isTooFar(Duration lead) {
    return lead.abs().compareTo(TOLERANCE) > 0;
  }

  private static String text(Duration lead) {
    return lead.abs().truncatedTo(ChronoUnit.SECONDS)
        + (lead.isNegative() ? " behind" : " ahead of");
  }
}
