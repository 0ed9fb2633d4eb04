/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageKeyTest {

  /** If this fails, every record stored so far is forgotten: raise the version, say so aloud. */
  @Test
  void knownTuple_hashesAsEver() {
    byte[] hash = MessageKey.of("ledger", "north", List.of("P-1", "é")).hash();
    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("0917b3320c8a1c5b117f1c4cd47c8dd8026300b5035cdea2f3f41aea8266f301");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2040, 2041, 2042, 2043, 2044, 2045, 2046, 2047, 2048, 4096, 1 << 20})
  void anyLength_hashesTheWholeString(int length) throws Exception {
    String part = "xy".repeat(length / 2 + 1).substring(0, length);
    assertThat(MessageKey.of("c", null, List.of(part, "end")).hash())
        .isEqualTo(expectedHash("c", null, List.of(part, "end")));
  }

  @Test
  void hugeKeysThatDifferInTheLastCharacter_differ() {
    String huge = "x".repeat(1 << 20);
    assertThat(key(huge + "a")).isNotEqualTo(key(huge + "b")).isEqualTo(key(huge + "a"));
  }

  @Test
  void lookAlikes_differ() {
    List<MessageKey> keys =
        List.of(
            key("resume"), key("Resume"), key("résumé"), key("re\u0301sume\u0301"), key("resume "));
    assertThat(new HashSet<>(keys)).hasSize(keys.size());
  }

  /** Whoever sends chooses the parts of a key: none may stand for a copy of another. */
  @Test
  void copies_differFromEachOtherAndFromEveryKey() {
    MessageKey key = key("P-1");
    List<MessageKey> keys =
        List.of(
            key,
            key.ofCopy(List.of("ID:1")),
            key.ofCopy(List.of("ID:2")),
            key.ofCopy(List.of("ID:1", "")),
            key("P-2").ofCopy(List.of("ID:1")),
            key("copy ID:1 of P-1"),
            key.ofCopy(List.of("ID:1")).ofCopy(List.of("ID:1")));
    assertThat(new HashSet<>(keys)).hasSize(keys.size());
    assertThat(key.ofCopy(List.of("ID:1"))).isEqualTo(key("P-1").ofCopy(List.of("ID:1")));
    assertThat(key.ofCopy(List.of("ID:1")).text()).isEqualTo("copy ID:1 of P-1");
    assertThatIllegalArgumentException().isThrownBy(() -> key.ofCopy(List.of()));
  }

  @Test
  void emptyNulAndSurrogates_differ() {
    List<MessageKey> keys =
        List.of(
            key(""),
            key("\0"),
            key("\0\0"),
            key("", ""),
            key("?"),
            key("\uFFFD"),
            key("\uD800"),
            key("\uDC00"),
            key("\uD800\uDC00"),
            key("\uDC00\uD800"),
            key("\uD800", "\uDC00"));
    assertThat(new HashSet<>(keys)).hasSize(keys.size());
  }

  @Test
  void movedBoundaries_differ() {
    Set<MessageKey> keys =
        Set.of(
            key("a", "bc"),
            key("ab", "c"),
            key("abc"),
            key("a|bc"),
            key("abc", ""),
            key("", "abc"));
    assertThat(keys).hasSize(6);
    assertThat(MessageKey.of("ab", null, List.of("c")))
        .isNotEqualTo(MessageKey.of("a", null, List.of("bc")));
  }

  @Test
  void noTenant_isNotTheEmptyTenantNorAPart() {
    assertThat(MessageKey.of("c", null, List.of("a")))
        .isNotEqualTo(MessageKey.of("c", "", List.of("a")))
        .isNotEqualTo(MessageKey.of("c", "a", List.of("")))
        .isNotEqualTo(MessageKey.of("c", null, List.of("", "a")));
  }

  @Test
  void returnedHash_isACopy() {
    MessageKey key = key("a");
    Arrays.fill(key.hash(), (byte) 0);
    assertThat(key.hash()).hasSize(32).isEqualTo(key("a").hash());
    assertThat(key).hasSameHashCodeAs(key("a")).hasToString(key("a").toString());
  }

  @Test
  void noParts_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageKey.of("c", null, List.of()))
        .withMessageStartingWith("XONCE04034: A key of consumer c has no parts");
  }

  @Test
  @SuppressWarnings("NullAway") // on purpose
  void nulls_areRefused() {
    assertThatNullPointerException().isThrownBy(() -> MessageKey.of(null, null, List.of("a")));
    assertThatNullPointerException().isThrownBy(() -> MessageKey.of("c", null, null));
    assertThatNullPointerException()
        .isThrownBy(() -> MessageKey.of("c", null, Arrays.asList("a", null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "a\0", "\uD800", "\u202Eevil"})
  void consumerThatIsNoName_isRefused(String consumer) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageKey.of(consumer, null, List.of("a")))
        .withMessageStartingWith("XONCE04033")
        .withMessageNotContainingAny("\n", "\0", "\u202E");
  }

  @Test
  void consumerLength_isLimitedToTheColumn() {
    assertThat(MessageKey.of("c".repeat(200), null, List.of("a")).consumer()).hasSize(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageKey.of("c".repeat(201), null, List.of("a")));
  }

  private static MessageKey key(String... parts) {
    return MessageKey.of("c", null, List.of(parts));
  }

  /** The encoding, written down a second time without chunks. */
  private static byte[] expectedHash(String consumer, @Nullable String tenant, List<String> parts)
      throws IOException, GeneralSecurityException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(1);
    write(out, consumer);
    write(out, tenant);
    out.writeInt(parts.size());
    for (String part : parts) {
      write(out, part);
    }
    return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
  }

  private static void write(DataOutputStream out, @Nullable String string) throws IOException {
    out.writeByte(string == null ? 0 : 1);
    if (string != null) {
      out.writeInt(string.length());
      out.writeChars(string);
    }
  }
}
