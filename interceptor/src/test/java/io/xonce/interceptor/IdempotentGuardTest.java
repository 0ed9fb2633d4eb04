/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.Idempotent;
import io.xonce.interceptor.fixture.InMemoryMessage;
import io.xonce.ra.spi.Acknowledgement;
import io.xonce.ra.spi.BatchGuard;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What the resource adapter asks before there is a delivery. */
class IdempotentGuardTest {

  @Idempotent
  private static class Annotated {}

  private static final class Heir extends Annotated {}

  private final BatchGuard guard = new IdempotentGuard();

  @Test
  void resourceAdapter_findsIt() {
    assertThat(ServiceLoader.load(BatchGuard.class, IdempotentGuard.class.getClassLoader()))
        .singleElement()
        .isInstanceOf(IdempotentGuard.class);
  }

  @Test
  void onlyAnnotatedBeans_areProtected() {
    assertThat(guard.protects(Annotated.class)).isTrue();
    assertThat(guard.protects(String.class)).isFalse();
  }

  @Test
  void beanThatReliesOnItsParent_isNotActivated() {
    assertThatThrownBy(() -> guard.protects(Heir.class))
        .hasMessageStartingWith("XONCE00005: " + Heir.class.getName());
  }

  @Test
  void message_isNamedByWhatStaysOfIt() throws JMSException {
    Message message = InMemoryMessage.text("ID:made-up", "1");
    assertThat(guard.describe(message)).isEqualTo("ID:made-up");
    message.setStringProperty("NATIVE_MESSAGE_ID", "ID:AMQP_NO_PREFIX:order-1");
    assertThat(guard.describe(message))
        .isEqualTo("ID:AMQP_NO_PREFIX:order-1 (JMSMessageID ID:made-up)");
  }

  @Test
  void nothingIsReceived_beforeTheApplicationIsThere() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    assertThat(guard.isReady(Annotated.class, Acknowledgement.IN_TRANSACTION)).isFalse();
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }
}
