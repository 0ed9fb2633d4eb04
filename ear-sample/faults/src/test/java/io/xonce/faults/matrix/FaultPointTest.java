/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.faults.fault.CrashPoint;
import io.xonce.faults.site.Form;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every point has, for every form, a test that there is, or a reason. */
class FaultPointTest {

  private static final int SHORTEST_REASON = 15;

  private static final TestSources SOURCES = TestSources.ofTheProject();

  @ParameterizedTest
  @EnumSource
  void point_hasATestOrAReasonForEachForm(FaultPoint point) {
    assertThat(Form.values()).allSatisfy(form -> assertThat(point.cells(form)).isNotEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void testOfAPoint_isThere(FaultPoint point) {
    assertThat(tests(point)).allSatisfy(test -> assertThat(SOURCES.have(test)).as(test).isTrue());
  }

  @ParameterizedTest
  @EnumSource
  void reasonOfAPoint_isGivenWhereThereIsNoTest(FaultPoint point) {
    List<Cell> reasons = point.cells().stream().filter(cell -> !cell.isTest()).toList();
    assertThat(reasons)
        .allSatisfy(reason -> assertThat(reason.text()).hasSizeGreaterThan(SHORTEST_REASON));
    assertThat(reasons)
        .as("are of some form")
        .allSatisfy(
            reason -> assertThat(Form.values()).anyMatch(f -> point.cells(f).contains(reason)));
  }

  @Test
  void pointsOfAGroup_areNumbered() {
    List<String> names = Stream.of(FaultPoint.values()).map(Enum::name).toList();
    Stream.of("ABCDEFGHIJ".split(""))
        .forEach(
            group -> {
              List<String> those = names.stream().filter(name -> name.startsWith(group)).toList();
              assertThat(those).isNotEmpty();
              for (int i = 0; i < those.size(); i++) {
                assertThat(those.get(i)).isEqualTo(group + (i + 1));
              }
            });
  }

  @Test
  void pointWhereTheServerIsKilled_isInTheTable() {
    String table =
        Stream.of(FaultPoint.values())
            .flatMap(point -> point.cells().stream())
            .map(Cell::text)
            .collect(Collectors.joining(", "));
    Set<String> named = Set.copyOf(Arrays.asList(table.split(", ")));
    assertThat(EnumSet.allOf(CrashPoint.class)).allMatch(point -> named.contains(point.name()));
  }

  @Test
  void testThatIsNotThere_isMissed() {
    assertThat(SOURCES.have("FaultPointTest#testThatIsNotThere_isMissed")).isTrue();
    assertThat(SOURCES.have("FaultPointTest#point")).isFalse();
    assertThat(SOURCES.have("NoSuchTest#any")).isFalse();
  }

  private static List<String> tests(FaultPoint point) {
    return point.cells().stream().filter(Cell::isTest).map(Cell::test).toList();
  }
}
