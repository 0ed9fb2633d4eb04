/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The model takes what may be told of a key, and nothing else. */
class TraceTest {

  private static final List<Shape> POSSIBLE =
      shapes(
          "FIRST 1 1; COMMITTED 1",
          "FIRST 1 1; ROLLED_BACK 1; FIRST 2 1; COMMITTED 2",
          "FIRST 1 1; COMMITTED 1; DUPLICATE 2 2; ROLLED_BACK 2; DUPLICATE 3 2; COMMITTED 3",
          "FIRST 1 1; ROLLED_BACK 1; FIRST 2 2; COMMITTED 2; DUPLICATE 3 1; COMMITTED 3",
          // Two copies in a batch
          "FIRST 1 1; CONFLICT 1 2; COMMITTED 1",
          "FIRST 1 2; DUPLICATE 1 1; ROLLED_BACK 1; FIRST 2 1; DUPLICATE 3 2; COMMITTED 2; "
              + "COMMITTED 3",
          // They share one once more, or after a restart that cut off nothing
          "FIRST 1 1; CONFLICT 1 2; ROLLED_BACK 1; FIRST 2 1; CONFLICT 2 2; COMMITTED 2",
          "FIRST 1 1; BOOT; FIRST 2 1; DUPLICATE 2 2; ROLLED_BACK 2; FIRST 3 1; DUPLICATE 3 2; "
              + "COMMITTED 3",
          // The end of a transaction is told a little later than it takes place
          "FIRST 1 1; DUPLICATE 2 2; COMMITTED 1; COMMITTED 2",
          "FIRST 1 1; FIRST 2 2; ROLLED_BACK 1; COMMITTED 2",
          "FIRST 1 1; UNKNOWN 1",
          // The server dies before its commit, and after
          "FIRST 1 1; BOOT; FIRST 2 1; COMMITTED 2",
          "FIRST 1 1; BOOT",
          "FIRST 1 1; BOOT; DUPLICATE 2 2; COMMITTED 2");

  private static final List<Shape> POSSIBLE_IF_ACKNOWLEDGED_LATER =
      shapes(
          "FIRST 1 1; COMMITTED 1; DUPLICATE 2 1; COMMITTED 2",
          "FIRST 1 1; BOOT; DUPLICATE 2 1; COMMITTED 2",
          "FIRST 1 1; COMMITTED 1; DUPLICATE 2 2; DUPLICATE 3 2; COMMITTED 2; COMMITTED 3");

  private static final String TWO_AT_ONCE = "FIRST 1 1; FIRST 2 2; COMMITTED 1; COMMITTED 2";

  private static final String DUPLICATE_OF_UNCOMMITTED =
      "FIRST 1 1; DUPLICATE 2 2; COMMITTED 2; ROLLED_BACK 1";

  private static final List<Shape> IMPOSSIBLE =
      shapes(
          // First twice
          TWO_AT_ONCE,
          "FIRST 1 1; COMMITTED 1; FIRST 2 2; COMMITTED 2",
          "FIRST 1 1; COMMITTED 1; FIRST 2 2; ROLLED_BACK 2",
          "FIRST 1 1; FIRST 1 2; COMMITTED 1",
          "FIRST 1 1; COMMITTED 1; FIRST 2 1; COMMITTED 2",
          "FIRST 1 1; BOOT; DUPLICATE 2 2; COMMITTED 2; FIRST 3 1; COMMITTED 3",
          // Known before a commit
          DUPLICATE_OF_UNCOMMITTED,
          "DUPLICATE 1 1; COMMITTED 1",
          "CONFLICT 1 1; FIRST 2 2; COMMITTED 2; COMMITTED 1",
          "FIRST 1 1; ROLLED_BACK 1; DUPLICATE 2 1; COMMITTED 2",
          "DUPLICATE 1 2; FIRST 1 1; COMMITTED 1",
          // Moved aside, and nothing was purged
          "STALE 1 1; COMMITTED 1",
          // Ends that are none
          "FIRST 1 1; COMMITTED 1; ROLLED_BACK 1",
          "FIRST 1 1; BOOT; COMMITTED 1",
          "COMMITTED 1; FIRST 1 1",
          "FIRST 1 1");

  @Test
  void inOneTransaction() throws Exception {
    List<Shape> impossible = union(POSSIBLE_IF_ACKNOWLEDGED_LATER, IMPOSSIBLE);
    assertThat(TraceChecker.refused("in_one", union(POSSIBLE, impossible), false))
        .containsExactlyElementsOf(impossible);
  }

  @Test
  void acknowledgedAfterTheCommit() throws Exception {
    List<Shape> possible = union(POSSIBLE, POSSIBLE_IF_ACKNOWLEDGED_LATER);
    assertThat(TraceChecker.refused("after", union(possible, IMPOSSIBLE), true))
        .containsExactlyElementsOf(IMPOSSIBLE);
  }

  /** So it is the protection that refuses, and not how a shape is followed. */
  @Test
  void withoutTheProtection_isTaken() throws Exception {
    assertThat(refusedWithout("NoUniqueIndex", TWO_AT_ONCE)).isEmpty();
    assertThat(refusedWithout("DuplicateOfUncommitted", DUPLICATE_OF_UNCOMMITTED)).isEmpty();
  }

  private static List<Shape> refusedWithout(String protection, String shape) throws Exception {
    return TraceChecker.refused(protection, shapes(shape), false, protection);
  }

  private static List<Shape> shapes(String... texts) {
    return Stream.of(texts).map(Shape::of).toList();
  }

  private static List<Shape> union(List<Shape> some, List<Shape> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
