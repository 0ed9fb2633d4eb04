/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol holds, and the model is able to say so: each fault that is seeded is found. */
class DeliveryModelTest {

  private static final Path MODEL = ModelChecker.MODEL;

  @Test
  void protocolHolds_inTheSmallestConfiguration() throws Exception {
    assertThat(ModelChecker.verdictOn(MODEL.resolve("holds-small.cfg"))).isEqualTo("holds");
  }

  @Test
  void acknowledgingBeforeTheCommit_isFound() throws Exception {
    assertThat(ModelChecker.verdictOn(MODEL.resolve("fault-ack-before-commit.cfg")))
        .isEqualTo("AcknowledgedIsRecorded");
  }

  @Tag("model")
  @ParameterizedTest
  @MethodSource("configurations")
  void configuration_endsAsItExpects(Path configuration) throws Exception {
    assertThat(ModelChecker.verdictOn(configuration))
        .isEqualTo(found("\\* Expected: (\\w+)", Files.readString(configuration)).get(0));
  }

  @Test
  void everyProtectionOfTheModel_isSwitchedOffByAConfiguration() throws Exception {
    String model =
        Files.readString(MODEL.resolve("Delivery.tla"))
            + Files.readString(MODEL.resolve("Memory.tla"));
    StringBuilder all = new StringBuilder();
    for (Path configuration : configurations().toList()) {
      all.append(Files.readString(configuration));
    }
    assertThat(found("Fault = \"(\\w+)\"", all.toString()))
        .containsOnlyOnceElementsOf(faults(model))
        .hasSizeGreaterThan(15);
  }

  /** Those that the model compares with, one by one or as a set. */
  private static List<String> faults(String model) {
    return Pattern.compile("Fault (?:=|#|\\\\in) \\{?((?:\"\\w+\"(?:, )?)+)")
        .matcher(model)
        .results()
        .flatMap(result -> found("\"(\\w+)\"", result.group(1)).stream())
        .distinct()
        .toList();
  }

  private static Stream<Path> configurations() throws IOException {
    try (Stream<Path> files = Files.list(MODEL)) {
      return files.filter(file -> file.toString().endsWith(".cfg")).sorted().toList().stream();
    }
  }

  private static List<String> found(String regex, String text) {
    return Pattern.compile(regex)
        .matcher(text)
        .results()
        .map((MatchResult result) -> result.group(1))
        .toList();
  }
}
