/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.matrix;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.faults.fault.CrashPoint;
import io.xonce.faults.fault.Fault;
import io.xonce.faults.site.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every point has, for every form, a test that there is, or a reason. */
class FaultPointTest {

  private static final int SHORTEST_REASON = 15;

  private static final TestSources SOURCES = TestSources.ofTheProject();

  private static final Pattern PROPERTIES =
      Pattern.compile("<id>faults</id>\\s*<properties>(.*?)</properties>", Pattern.DOTALL);

  private static final Pattern NUMBER = Pattern.compile("<(faults\\.\\w+)>(\\d+)<");

  /** How often faults strike in the profile that is named like the module, by their shares. */
  private static final Map<String, Integer> PROFILE = profile();

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

  @Test
  void testThatIsOff_isMissed() {
    String on = "\n\nclass SomeTest {\n\n  @Test\n  void some() {}\n\n  void other() {}\n}";
    assertThat(TestSources.isOn(on, "SomeTest", "some")).isTrue();
    assertThat(TestSources.isOn(on, "SomeTest", "other")).isFalse();
    String off = on.replace("  @Test", "  @Test\n  @Disabled(\"for now\")");
    assertThat(TestSources.isOn(off, "SomeTest", "some")).isFalse();
    String allOff = on.replace("class", "@Disabled\nclass");
    assertThat(TestSources.isOn(allOff, "SomeTest", "some")).isFalse();
  }

  /** A class that only others could run has a test, and none that runs it. */
  @Test
  void testOfAClassThatNobodyRuns_isMissed() {
    assertThat(SOURCES.have("RandomFaults#randomFaults_loseNothing_andRepeatNothing")).isTrue();
    TestSources alone =
        new TestSources(
            SOURCES.files().stream().filter(file -> file.endsWith("RandomFaults.java")).toList());
    assertThat(alone.have("RandomFaults#randomFaults_loseNothing_andRepeatNothing")).isFalse();
  }

  /** What strikes at no time by default, nor in the profile, is no test of anything. */
  @ParameterizedTest
  @EnumSource
  void faultThatStrikesAtRandom_doesSoInTheProfile(FaultPoint point) {
    assertThat(point.cells().stream().flatMap(cell -> cell.faults().stream()))
        .allSatisfy(fault -> assertThat(PROFILE.get(fault.share())).as("%s", fault).isPositive());
  }

  /** It may be met or missed; but a run sees which restarts of a database meet its branches. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "[ACDE]\\d+")
  void momentInTheWayOfAMessage_isNotLeftToChance(FaultPoint point) {
    assertThat(point.cells().stream().flatMap(cell -> cell.faults().stream()))
        .allMatch(Fault::restartsDatabases);
  }

  private static Map<String, Integer> profile() {
    try {
      Matcher found = PROPERTIES.matcher(Files.readString(Path.of("pom.xml")));
      assertThat(found.find()).as("a profile with properties").isTrue();
      return NUMBER
          .matcher(found.group(1))
          .results()
          .collect(toMap(one -> one.group(1), one -> Integer.valueOf(one.group(2))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> tests(FaultPoint point) {
    return point.cells().stream().filter(Cell::isTest).map(Cell::test).toList();
  }
}
