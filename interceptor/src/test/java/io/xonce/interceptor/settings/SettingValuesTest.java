/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.Guarantee;
import io.xonce.OnDuplicate;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the text of a setting is read, for each kind of value. */
class SettingValuesTest {

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofMinutes(5);

  static Stream<Arguments> spellings() {
    return Arrays.stream(OnDuplicate.values())
        .flatMap(
            constant ->
                Stream.of(
                        constant.name(),
                        constant.name().toLowerCase(Locale.ROOT),
                        " " + constant.name() + " ")
                    .map(text -> Arguments.of(text, constant)));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void constant_isReadInAnySpelling(String text, OnDuplicate constant) {
    assertThat(values(text).constant("x", OnDuplicate.SKIP)).isEqualTo(constant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exactly-once", "EXACTLY_ONCE", "Exactly-Once", "exactly_once"})
  void constantOfSeveralWords_isReadWithEitherMark(String text) {
    assertThat(values(text).constant("x", Guarantee.NONE)).isEqualTo(Guarantee.EXACTLY_ONCE);
  }

  /** Under a Turkish locale "divert" would become "DİVERT". */
  @Test
  void constant_isReadUnderAnyLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(values("divert").constant("x", OnDuplicate.SKIP)).isEqualTo(OnDuplicate.DIVERT);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "skip,fail", "1", "sk ip", "skipp"})
  void wordThatIsNoConstant_isRefusedWithThoseThatAre(String text) {
    assertThatThrownBy(() -> values(text).constant("x", OnDuplicate.SKIP))
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith("XONCE00022: Setting 'xonce.x' is '" + text + "'")
        .hasMessageContaining("[SKIP, REPLAY, DIVERT, FAIL, PROCEED]");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", "' true ', true"})
  void flag_isTrueOrFalse(String text, boolean flag) {
    assertThat(values(text).flag("x")).isEqualTo(flag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TRUE", "yes", "on", "1"})
  void anythingElse_isNoFlag(String text) {
    assertThatThrownBy(() -> values(text).flag("x")).hasMessageContaining("true or false");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "10, 10", "' 7 ', 7", "007, 7", "+3, 3"})
  void number_isReadUpToItsBounds(String text, int number) {
    assertThat(values(text).number("x", 5, 0, 10)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "11", "1.0", "1e1", "ten", "99999999999", "0x1", "1_0"})
  void numberBeyondItsBounds_isRefusedWithThem(String text) {
    assertThatThrownBy(() -> values(text).number("x", 5, 0, 10))
        .hasMessageStartingWith("XONCE00022: ")
        .hasMessageContaining("a whole number from 0 to 10");
  }

  @ParameterizedTest
  @CsvSource({"PT1S, PT1S", "PT5M, PT5M", "' PT2S ', PT2S", "pt3s, PT3S", "PT1.5S, PT1.5S"})
  void duration_isReadUpToItsBounds(String text, Duration duration) {
    assertThat(values(text).duration("x", "PT4S", LEAST, MOST)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "PT0.999S", "PT5M0.001S", "-PT2S", "5", "5s", "P1M", "P999999999999D"})
  void durationBeyondItsBounds_isRefusedWithThem(String text) {
    assertThatThrownBy(() -> values(text).duration("x", "PT4S", LEAST, MOST))
        .hasMessageStartingWith("XONCE00022: ")
        .hasMessageContaining("an ISO-8601 duration between PT1S and PT5M");
  }

  @Test
  void commaWithinAnExpression_doesNotPartIt() {
    assertThat(values("messageId , body(/a,b),property(c)").list("x"))
        .containsExactly("messageId", "body(/a,b)", "property(c)");
  }

  @Test
  void nothingSet_meansTheDefault() {
    SettingValues none = new SettingValues(new Configuration.None(), "xonce.");
    assertThat(none.text("x")).isEmpty();
    assertThat(none.list("x", "a", "b")).isEqualTo(List.of("a", "b"));
    assertThat(none.constant("x", OnDuplicate.FAIL)).isEqualTo(OnDuplicate.FAIL);
    assertThat(none.flag("x")).isFalse();
    assertThat(none.number("x", 5, 0, 10)).isEqualTo(5);
    assertThat(none.duration("x", "PT4S", LEAST, MOST)).isEqualTo(Duration.ofSeconds(4));
  }

  private static SettingValues values(String text) {
    return new SettingValues(new TestConfiguration(Map.of("xonce.x", text), Set.of()), "xonce.");
  }
}
