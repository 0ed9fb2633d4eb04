/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.MessageKeyResolver;
import io.xonce.XonceException;
import io.xonce.interceptor.fixture.InMemoryMessage;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.store.MessageKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key that user code resolves, or fails to. */
class KeyReaderTest {

  private static final KeyRules NONE = new KeyRules(List.of(), List.of(), null, invocation -> null);

  @Test
  void resolver_isAskedForTheParts() {
    assertThat(read(message -> List.of("2026", "p-1")).text()).isEqualTo("2026|p-1");
  }

  @Test
  void resolverThatFails_isRefusedInOneLine() {
    assertThatExceptionOfType(XonceException.class)
        .isThrownBy(
            () ->
                read(
                    message -> {
                      throw new IllegalStateException("broken\n2026-01-01 ERROR forged");
                    }))
        .withMessageStartingWith("XONCE00085: ")
        .withMessageContaining("'ledger'")
        .withMessageContaining("broken")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"))
        .withCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void resolverWithoutAnAnswer_isRefused() {
    assertThatExceptionOfType(XonceException.class)
        .isThrownBy(() -> read(message -> List.of()))
        .withMessageStartingWith("XONCE00080: ");
  }

  private static MessageKey read(MessageKeyResolver resolver) {
    return new KeyReader("ledger", NONE, resolver)
        .read(ReceivedMessage.of("ledger", InMemoryMessage.text("ID:1", "1")));
  }
}
