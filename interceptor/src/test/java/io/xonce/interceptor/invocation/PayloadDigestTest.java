/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.store.Fingerprint;
import jakarta.jms.JMSException;
import jakarta.jms.ObjectMessage;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        .isEqualTo(of(TestMessage.create().streamed(text.getBytes(StandardCharsets.UTF_8))))
        .isNotEqualTo(of(TestMessage.create().text(text + " ")));
  }

  @Test
  void messageWithoutText_isAnEmptyOne() throws JMSException {
    assertThat(of(TestMessage.create().text(null))).isEqualTo(of(TestMessage.create().text("")));
  }

  @Test
  void objectMessage_isNeverOpened() throws JMSException {
    assertThat(of(TestMessage.create().as(ObjectMessage.class))).isNull();
  }

  private static @Nullable Fingerprint of(ReceivedMessage received) throws JMSException {
    return PayloadDigest.of(received.message());
  }
}
