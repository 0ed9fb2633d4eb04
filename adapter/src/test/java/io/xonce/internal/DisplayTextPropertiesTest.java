/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Any text of a sender, shown. */
class DisplayTextPropertiesTest {

  @Property
  void shown_isShortAndPrintable(
      @ForAll("texts") String text, @ForAll @IntRange(min = 8, max = 300) int max) {
    String shown = DisplayText.of(text, max);
    assertThat(shown.length()).isLessThanOrEqualTo(max);
    assertThat(shown.codePoints())
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT)
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE)
        .noneMatch(c -> Character.getType(c) == Character.LINE_SEPARATOR);
  }

  @Property
  void shown_isStoredAsItIs(@ForAll("texts") String text) {
    byte[] stored = DisplayText.of(text).getBytes(StandardCharsets.UTF_8);
    assertThat(new String(stored, StandardCharsets.UTF_8)).isEqualTo(DisplayText.of(text));
  }

  @Property
  void shownAgain_isTheSame(@ForAll("texts") String text) {
    assertThat(DisplayText.of(DisplayText.of(text))).isEqualTo(DisplayText.of(text));
  }

  @Property
  void name_isShownAsItIs(@ForAll("texts") String text) {
    if (DisplayText.isName(text)) {
      assertThat(DisplayText.of(text)).isEqualTo(text);
    }
  }

  @Property
  void parts_areShownWithinTheLimit(@ForAll("lists") List<String> parts) {
    assertThat(DisplayText.of(parts)).hasSizeLessThanOrEqualTo(DisplayText.MAX_LENGTH);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(250),
        Arbitraries.strings().withChars("aé|\\\0\n\u202e\uFEFF\uD800\uDC00 ").ofMaxLength(250));
  }

  @Provide
  Arbitrary<List<String>> lists() {
    return texts().list().ofMinSize(1).ofMaxSize(4);
  }
}
