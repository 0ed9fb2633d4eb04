/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class MessageKeyPropertiesTest {

  /** What a key is made of. */
  record Tuple(String consumer, @Nullable String tenant, List<String> parts) {
    MessageKey key() {
      return MessageKey.of(consumer, tenant, parts);
    }
  }

  @Property(tries = 5000)
  void keys_areEqualExactlyIfTheirTuplesAre(
      @ForAll("narrow") Tuple one, @ForAll("narrow") Tuple other) {
    assertThat(one.key().equals(other.key())).isEqualTo(one.equals(other));
  }

  @Property
  void keys_areEqualExactlyIfAnyTwoStringsAre(@ForAll String one, @ForAll String other) {
    assertThat(
            MessageKey.of("c", null, List.of(one)).equals(MessageKey.of("c", null, List.of(other))))
        .isEqualTo(one.equals(other));
  }

  @Property
  void key_isTheSameEachTimeItIsMade(@ForAll("wide") Tuple tuple) {
    assertThat(tuple.key()).isEqualTo(tuple.key()).hasSameHashCodeAs(tuple.key());
  }

  @Property
  void movingTheBoundaryBetweenTwoParts_makesAnotherKey(
      @ForAll("nasty") String string, @ForAll int one, @ForAll int other) {
    int first = Math.floorMod(one, string.length() + 1);
    int second = Math.floorMod(other, string.length() + 1);
    assertThat(split(string, first).equals(split(string, second))).isEqualTo(first == second);
  }

  @Property
  void text_isShortAndPrintable(@ForAll("wide") Tuple tuple) {
    assertThat(tuple.key().text())
        .hasSizeLessThanOrEqualTo(200)
        .matches(text -> text.codePoints().noneMatch(Character::isISOControl))
        .matches(
            text -> text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE));
  }

  private static MessageKey split(String string, int at) {
    return MessageKey.of("c", null, List.of(string.substring(0, at), string.substring(at)));
  }

  /** So few strings that tuples are often almost equal. */
  @Provide
  Arbitrary<Tuple> narrow() {
    return tuples(Arbitraries.strings().withChars("a|\0\uD800\uDC00 ").ofMaxLength(2), 2);
  }

  @Provide
  Arbitrary<Tuple> wide() {
    return tuples(Arbitraries.strings().all().ofMaxLength(300), 4);
  }

  @Provide
  Arbitrary<String> nasty() {
    return Arbitraries.strings().withChars("aA|\0\1\uD800\uDC00 é").ofMaxLength(12);
  }

  private static Arbitrary<Tuple> tuples(Arbitrary<String> strings, int maxParts) {
    return Combinators.combine(
            Arbitraries.of("a", "aa", "a|a"),
            strings.injectNull(0.3),
            strings.list().ofMinSize(1).ofMaxSize(maxParts))
        .as(Tuple::new);
  }
}
