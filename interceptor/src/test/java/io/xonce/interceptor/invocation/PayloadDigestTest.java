/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.store.Fingerprint;
import jakarta.jms.JMSException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadDigestTest {

  static Stream<String> texts() {
    // One with a surrogate pair across the border of two chunks.
    return Stream.of("", "a", "€😀", "x".repeat(8191) + "😀", "x".repeat(100_000));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textAndItsBytes_areOnePayload(String text) throws JMSException {
    assertThat(of(TestMessage.create().text(text)))
        .isEqualTo(of(TestMessage.create().bytes(text.getBytes(StandardCharsets.UTF_8))))
        .isNotEqualTo(of(TestMessage.create().text(text + " ")));
  }

  @Test
  void messageWithoutText_isAnEmptyOne() throws JMSException {
    assertThat(of(TestMessage.create().text(null))).isEqualTo(of(TestMessage.create().text("")));
  }

  @Test
  void bodyOfNothing_isOneInEveryKindOfMessage() throws JMSException {
    Fingerprint nothing = of(TestMessage.create().text(""));
    assertThat(of(TestMessage.create().plain())).isEqualTo(nothing);
    assertThat(of(TestMessage.create().bytes(new byte[0]))).isEqualTo(nothing);
    assertThat(of(TestMessage.create().bytes("\uFEFF"))).isEqualTo(nothing);
    assertThat(of(TestMessage.create().map(Map.of()))).isEqualTo(nothing);
    assertThat(of(TestMessage.create().stream())).isEqualTo(nothing);
    assertThat(of(TestMessage.create().stream((Object) null))).isNotEqualTo(nothing);
  }

  @Test
  void unpairedSurrogate_isNoQuestionMark() throws JMSException {
    assertThat(of(TestMessage.create().text("a\uD800b")))
        .isNotEqualTo(of(TestMessage.create().text("a?b")))
        .isNotEqualTo(of(TestMessage.create().text("a\uD801b")))
        .isNotEqualTo(of(TestMessage.create().bytes("a?b")));
  }

  @Test
  void mapsAndStreams_areComparedByTheirValues() throws JMSException {
    assertThat(of(TestMessage.create().map(Map.of("a", 1, "b", 12.50))))
        .isEqualTo(of(TestMessage.create().map(Map.of("b", 12.5f, "a", 1L))))
        .isNotEqualTo(of(TestMessage.create().map(Map.of("a", 1, "b", 13.0))));
    assertThat(of(TestMessage.create().stream("a", (byte) 1, null)))
        .isEqualTo(of(TestMessage.create().stream("a", 1L, null)))
        .isNotEqualTo(of(TestMessage.create().stream("a", null, 1L)));
    assertThat(of(TestMessage.create().stream(new byte[] {1}, new byte[] {2})))
        .isNotEqualTo(of(TestMessage.create().stream(new byte[] {1, 2}, new byte[0])));
  }

  @Test
  void objectMessage_equalsItselfOnlyAndIsNeverOpened() throws JMSException {
    // TestMessage fails on any call that was not expected, getObject and getBody among them.
    assertThat(of(TestMessage.create().object())).isEqualTo(of(TestMessage.create().object()));
    assertThat(of(TestMessage.create().object()))
        .isNotEqualTo(of(TestMessage.create().with("getJMSMessageID", "ID:2").object()));
  }

  @Test
  void objectMessageWithoutId_cannotBeCompared() {
    ReceivedMessage nameless = TestMessage.create().with("getJMSMessageID", null).object();
    assertThatThrownBy(() -> of(nameless)).hasMessageStartingWith("XONCE00152: ");
  }

  private static Fingerprint of(ReceivedMessage received) throws JMSException {
    Fingerprint.Digest digest = Fingerprint.digest();
    PayloadDigest.add(received, digest);
    return digest.finish();
  }
}
