/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  /** If this fails, every fingerprint stored so far is a conflict: raise the version, say so. */
  @Test
  void knownContent_givesTheSameAsEver() {
    Fingerprint fingerprint = text("content").add(new byte[] {1, 2, 3}, 0, 3).finish();
    assertThat(HexFormat.of().formatHex(fingerprint.hash()))
        .isEqualTo("1a71c46c730fdbe2089baa56bbe4e942d5a819d79edf3fa2622bf5069de08457");
    assertThat(fingerprint).hasToString("1a71c46c730f");
  }

  @Property
  void runOfBytes_isTheSameHoweverItIsCut(
      @ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 40) int size) {
    Fingerprint.Digest cut = Fingerprint.digest().add(bytes, 0, 0);
    for (int at = 0; at < bytes.length; at += size) {
      cut.add(bytes, at, Math.min(size, bytes.length - at));
    }
    assertThat(cut.finish()).isEqualTo(of(bytes)).hasSameHashCodeAs(of(bytes));
  }

  @Property
  void texts_areEqualExactlyIfTheirFingerprintsAre(@ForAll String one, @ForAll String other) {
    assertThat(text(one).finish().equals(text(other).finish())).isEqualTo(one.equals(other));
  }

  @Test
  void lookAlikes_differ() {
    byte[] a = {0, 'a'};
    List<Fingerprint> all =
        List.of(
            Fingerprint.digest().finish(),
            text(null).finish(),
            text("").finish(),
            of(new byte[0]),
            text("a").finish(),
            of(a),
            text("a").add("").finish(),
            text("").add("a").finish(),
            text("a").add(a, 0, 0).finish(),
            text("a").add(a, 0, 2).finish(),
            Fingerprint.digest().add(a, 0, 1).add("").add(a, 1, 1).finish());
    assertThat(new HashSet<>(all)).hasSize(all.size());
  }

  @Test
  void partOfAnArray_isThatPart() {
    assertThat(Fingerprint.digest().add(new byte[] {9, 1, 2, 9}, 1, 2).finish())
        .isEqualTo(of(new byte[] {1, 2}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprint.digest().add(new byte[2], 1, 2));
  }

  @Test
  void returnedHash_isACopy() {
    Fingerprint fingerprint = text("a").finish();
    fingerprint.hash()[0]++;
    assertThat(fingerprint.hash()).hasSize(32).isEqualTo(text("a").finish().hash());
  }

  private static Fingerprint.Digest text(@Nullable String text) {
    return Fingerprint.digest().add(text);
  }

  private static Fingerprint of(byte[] bytes) {
    return Fingerprint.digest().add(bytes, 0, bytes.length).finish();
  }
}
