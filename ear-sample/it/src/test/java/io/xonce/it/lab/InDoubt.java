/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What a server has in doubt, and how long it may stay so with the recovery that the set-up script
 * ships, counted from the return of the server.
 */
public final class InDoubt {

  /** The longest that a transaction stays in doubt whose decision is in the log. */
  private static final Duration DECIDED = Duration.ofSeconds(30);

  /** The longest that a branch stays prepared of which no log knows. */
  private static final Duration UNDECIDED = Duration.ofSeconds(60);

  private final Supplier<Management> server;
  private final IntSupplier database;

  /** In the database and the server of all tests. */
  public InDoubt() {
    this(Lab.get().database()::preparedBranches);
  }

  /**
   * In the server of all tests.
   *
   * @param database counts the branches that it has prepared
   */
  public InDoubt(IntSupplier database) {
    this(Lab.get()::management, database);
  }

  public InDoubt(Supplier<Management> server, IntSupplier database) {
    this.server = server;
    this.database = database;
  }

  /** Looks once. */
  public void assertIs(int atTheBroker, int inTheDatabase, int decided) throws IOException {
    try (Management management = server.get()) {
      assertThat(management.preparedAtTheBroker()).as("at the broker").isEqualTo(atTheBroker);
      assertThat(management.decidedTransactions()).as("in the log").isEqualTo(decided);
    }
    assertThat(database.getAsInt()).as("in the database").isEqualTo(inTheDatabase);
  }

  /** Whatever runs on has been there for a moment, too. */
  public void awaitNothing() {
    await().untilAsserted(() -> assertIs(0, 0, 0));
  }

  /** The server is up; all that it has in doubt is decided. */
  public void awaitEndOfDecided() {
    await("end of what is decided").atMost(DECIDED).untilAsserted(() -> assertIs(0, 0, 0));
  }

  /** The server is up. */
  public void awaitEndOfUndecided() {
    await("end of what is not decided").atMost(UNDECIDED).untilAsserted(() -> assertIs(0, 0, 0));
  }
}
