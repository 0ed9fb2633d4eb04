/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.row;

import io.xonce.bench.row.Row.Host;
import java.util.List;

/** All rows, in the order they are shown. */
public final class Rows {

  public static final String PLAIN = "plain";
  public static final String SINGLE = "single";
  static final String MARKABLE = "markable";
  static final String PLAIN_TCP = "plain-tcp";
  public static final String SINGLE_TCP = "single-tcp";
  static final String BATCH_1 = "batch-1";
  public static final String BATCH_50 = "batch-50";
  public static final String BATCH_JPA = "batch-jpa";
  public static final String BATCH_1_SEND = "batch-1-send";
  static final String MARKABLE_50 = "markable-50";
  public static final String MARKABLE_SEND = "markable-send";
  public static final String BATCH_SEND = "batch-send";
  public static final String AFTER_1 = "after-1";
  public static final String AFTER_50 = "after-50";
  public static final String AFTER_1_SEND = "after-1-send";
  public static final String AFTER_50_SEND = "after-50-send";
  static final String AFTER_1_LOCAL = "after-1-local";
  public static final String LOCAL = "local";
  public static final String SPRING = "spring";
  public static final String CAMEL = "camel";
  public static final String PLAIN_JPA = "plain-jpa";
  public static final String SINGLE_JPA = "single-jpa";
  public static final String BOUND = "bound";
  public static final String BOUND_JTA = "bound-jta";
  public static final String PLAIN_SEND = "plain-send";
  static final String SINGLE_SEND = "single-send";

  private static final String EXACT = "exactly once";
  private static final String MAY_LOSE = "at most once: a broken connection may lose messages";
  private static final String NO_DEDUP = "atomic; each resend is booked again";
  private static final String NO_MESSAGES = "no messages: an upper bound";

  public static final List<Row> ALL =
      List.of(
          new Row(PLAIN, "XA MDB, no protection", Host.WILDFLY, NO_DEDUP, false, 1, false),
          new Row(SINGLE, "@Idempotent", Host.WILDFLY, EXACT, true, 1, false),
          new Row(
              MARKABLE,
              "@Idempotent, commit-markable datasource",
              Host.WILDFLY,
              MAY_LOSE,
              false,
              1,
              false),
          new Row(BATCH_1, "@Idempotent, batch of 1", Host.WILDFLY, EXACT, true, 1, false),
          new Row("batch-10", "@Idempotent, batches of 10", Host.WILDFLY, EXACT, true, 4, false),
          new Row(BATCH_50, "@Idempotent, batches of 50", Host.WILDFLY, EXACT, true, 6, false),
          new Row(
              MARKABLE_50,
              "@Idempotent, batches of 50, commit-markable datasource",
              Host.WILDFLY,
              MAY_LOSE,
              false,
              6,
              false),
          new Row("batch-200", "@Idempotent, batches of 200", Host.WILDFLY, EXACT, true, 6, false),
          new Row(
              "batch-elastic",
              "@Idempotent, batches of 50, sessions by load",
              Host.WILDFLY,
              EXACT,
              true,
              6,
              false),
          new Row(
              AFTER_1,
              "@Idempotent, acknowledged after the commit",
              Host.WILDFLY,
              EXACT,
              true,
              2,
              false),
          new Row(
              AFTER_1_LOCAL,
              "@Idempotent, acknowledged after the commit, no XA",
              Host.WILDFLY,
              EXACT,
              true,
              2,
              false),
          new Row(
              AFTER_50,
              "@Idempotent, batches of 50, acknowledged after the commit",
              Host.WILDFLY,
              EXACT,
              true,
              6,
              false),
          new Row(
              LOCAL,
              "Inbox in a local transaction",
              Host.WILDFLY,
              "state exactly once; what it sends is lost or sent twice by a crash",
              false,
              2,
              false),
          new Row(
              PLAIN_TCP, "XA MDB, no protection", Host.WILDFLY_BY_TCP, NO_DEDUP, false, 1, false),
          new Row(SINGLE_TCP, "@Idempotent", Host.WILDFLY_BY_TCP, EXACT, true, 1, false),
          new Row(
              SPRING,
              "Spring Integration, idempotent receiver, JTA",
              Host.OTHER,
              EXACT,
              true,
              1,
              false),
          new Row(CAMEL, "Camel, idempotent consumer, JTA", Host.OTHER, EXACT, true, 1, false),
          new Row(PLAIN_JPA, "XA MDB with JPA", Host.WILDFLY, NO_DEDUP, false, 1, false),
          new Row(SINGLE_JPA, "@Idempotent with JPA", Host.WILDFLY, EXACT, true, 1, false),
          new Row(
              BATCH_JPA,
              "@Idempotent with JPA, batches of 50",
              Host.WILDFLY,
              EXACT,
              true,
              6,
              false),
          new Row(PLAIN_SEND, "XA MDB that sends", Host.WILDFLY, NO_DEDUP, false, 1, true),
          new Row(SINGLE_SEND, "@Idempotent that sends", Host.WILDFLY, EXACT, true, 1, true),
          new Row(
              BATCH_1_SEND,
              "@Idempotent that sends, batch of 1",
              Host.WILDFLY,
              EXACT,
              true,
              1,
              true),
          new Row(
              MARKABLE_SEND,
              "@Idempotent that sends, batch of 1, commit-markable datasource",
              Host.WILDFLY,
              MAY_LOSE,
              false,
              1,
              true),
          new Row(
              BATCH_SEND,
              "@Idempotent that sends, batches of 50",
              Host.WILDFLY,
              EXACT,
              true,
              6,
              true),
          new Row(
              AFTER_1_SEND,
              "@Idempotent that sends, acknowledged after the commit",
              Host.WILDFLY,
              EXACT,
              true,
              1,
              true),
          new Row(
              AFTER_50_SEND,
              "@Idempotent that sends, batches of 50, acknowledged after the commit",
              Host.WILDFLY,
              EXACT,
              true,
              6,
              true),
          new Row(
              BOUND_JTA,
              "Same SQL, 50 a transaction of the server",
              Host.WILDFLY_ALONE,
              NO_MESSAGES,
              false,
              6,
              false),
          new Row(BOUND, "Same SQL, 50 a commit", Host.HERE, NO_MESSAGES, false, 6, false));

  private Rows() {}

  /**
   * The rows of these names, in the order they are shown.
   *
   * @param names none for all
   */
  public static List<Row> wanted(List<String> names) {
    List<String> known = ALL.stream().map(Row::name).toList();
    for (String asked : names) {
      if (!known.contains(asked)) {
        throw new IllegalArgumentException("-Dbench.rows: " + asked + " is none of " + known);
      }
    }
    return ALL.stream().filter(row -> names.isEmpty() || names.contains(row.name())).toList();
  }
}
