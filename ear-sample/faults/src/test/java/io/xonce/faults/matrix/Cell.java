/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.matrix;

import io.xonce.faults.fault.CrashPoint;
import io.xonce.faults.fault.Fault;
import io.xonce.faults.site.Form;
import io.xonce.faults.wire.Loss;
import io.xonce.faults.wire.Phase;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What shows a point for some forms, or why nothing does.
 *
 * @param test class and method, as {@code SomeIT#method}; empty where there is none
 * @param text what of the test meets the point, or the reason why there is none
 */
record Cell(Set<Form> forms, String test, String text) {

  private static final String STRUCK_AT_RANDOM =
      "RandomFaults#randomFaults_loseNothing_andRepeatNothing";

  /** A test of these forms, or, if none is given, one that does not depend on the form. */
  static Cell tested(String test, Form... forms) {
    return new Cell(orAll(forms), test, "");
  }

  /** Why nothing meets the point in these forms, or, if none is given, in those without a test. */
  static Cell absent(String reason, Form... forms) {
    return new Cell(orAll(forms), "", reason);
  }

  private static Set<Form> orAll(Form... forms) {
    return forms.length == 0 ? EnumSet.allOf(Form.class) : Set.of(forms);
  }

  /** The end of the server at this point of the way of a message, in all forms that have it. */
  static Cell killedAt(CrashPoint... points) {
    return new Cell(
        those(form -> Stream.of(points).anyMatch(point -> point.isOf(form))),
        "CrashPointsIT#serverKilledAtEachPoint_losesNothing_andRepeatsNothing",
        names(points));
  }

  /**
   * Faults that strike at random, under load, in all forms that feel them: only where the point is
   * the fault, and not a moment in the way of a message that a fault may meet or miss.
   */
  static Cell struckBy(Fault... faults) {
    return struckBy(Fault::isOf, faults);
  }

  /**
   * Faults that meet prepared branches, in all forms that have two phases: a run in which one of
   * them never does fails.
   */
  static Cell struckInDoubt(Fault... faults) {
    for (Fault fault : faults) {
      if (!fault.restartsDatabases()) {
        throw new IllegalArgumentException(fault + " is not seen to meet prepared branches");
      }
    }
    return struckBy(Fault::isInTwoPhasesOf, faults);
  }

  private static Cell struckBy(BiPredicate<Fault, Form> feltBy, Fault... faults) {
    return new Cell(
        those(form -> Stream.of(faults).anyMatch(fault -> feltBy.test(fault, form))),
        STRUCK_AT_RANDOM,
        names(faults));
  }

  /** What strikes at random; nothing if that is not the test. */
  List<Fault> faults() {
    return test.equals(STRUCK_AT_RANDOM)
        ? Stream.of(text.split(", ")).map(Fault::valueOf).toList()
        : List.of();
  }

  /** What is said gets lost under load, in all forms that say it on a way of their own. */
  static Cell lost(Phase phase, Loss loss) {
    return new Cell(
        those(phase::isOf),
        "LostStatementsIT#whatIsSaidOnTheWayOfAMessage_mayGetLost",
        phase + " " + loss);
  }

  /** For use with those that take some forms. */
  static Form[] forms(Predicate<Form> wanted) {
    return those(wanted).toArray(Form[]::new);
  }

  boolean isTest() {
    return !test.isEmpty();
  }

  private static Set<Form> those(Predicate<Form> wanted) {
    return Stream.of(Form.values())
        .filter(wanted)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Form.class)));
  }

  private static String names(Enum<?>... constants) {
    return Stream.of(constants).map(Enum::name).collect(Collectors.joining(", "));
  }
}
