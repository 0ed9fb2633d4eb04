/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.matrix;

import io.xonce.faults.fault.CrashPoint;
import io.xonce.faults.fault.Fault;
import io.xonce.faults.site.Form;
import io.xonce.faults.site.Topology;
import io.xonce.faults.wire.Loss;
import io.xonce.faults.wire.Phase;
import java.util.EnumSet;
import java.util.Set;
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

  /** A kill at this point of the way of a message, in all forms that have it. */
  static Cell killedAt(CrashPoint... points) {
    return new Cell(
        those(form -> form.is(Topology.LOCAL) && Stream.of(points).anyMatch(p -> p.isOf(form))),
        "CrashPointsIT#serverKilledAtEachPoint_losesNothing_andRepeatsNothing",
        names(points));
  }

  /** Faults that strike at random, under load, in all forms that feel them. */
  static Cell struckBy(Fault... faults) {
    return new Cell(
        those(form -> Stream.of(faults).anyMatch(fault -> fault.isOf(form))),
        "RandomFaults#randomFaults_loseNothing_andRepeatNothing",
        names(faults));
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
