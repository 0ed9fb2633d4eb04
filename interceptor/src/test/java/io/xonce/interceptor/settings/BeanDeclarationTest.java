/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Stereotype;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeanDeclarationTest {

  @Idempotent
  static class Plain implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  @Idempotent
  static class NoListener {}

  @Idempotent
  @TransactionManagement(TransactionManagementType.BEAN)
  static class BeanManaged extends Plain {}

  @Idempotent
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  static class NotSupported implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  @Idempotent
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  static class OverruledByMethod implements MessageListener {
    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void onMessage(Message message) {}
  }

  @Idempotent
  static class RequiresNew implements MessageListener {
    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void onMessage(Message message) {}
  }

  @Idempotent
  static class InheritsRequiresNew extends RequiresNew {}

  @Idempotent
  @MessageDriven(
      activationConfig =
          @ActivationConfigProperty(propertyName = "useLocalTx", propertyValue = "true"))
  static class LocalTransaction extends Plain {}

  @Idempotent
  @Retry
  static class RetriedClass extends Plain {}

  @Idempotent
  static class RetriedByItsParent extends RetriedClass {}

  @Idempotent
  static class RetriedMethod implements MessageListener {
    @Override
    @Retry(maxRetries = 1)
    public void onMessage(Message message) {}
  }

  @Stereotype
  @Retention(RetentionPolicy.RUNTIME)
  @Retry
  @interface Persistent {}

  @Idempotent
  @Persistent
  static class RetriedByStereotype extends Plain {}

  @Idempotent
  @Asynchronous
  static class InAnotherThread extends Plain {}

  @Idempotent
  static class WithFallback implements MessageListener {
    @Override
    @Fallback(fallbackMethod = "other")
    public void onMessage(Message message) {}
  }

  /** None of these calls the bean a second time: a failure leaves it. */
  @Idempotent
  @Timeout
  @Bulkhead
  @CircuitBreaker
  static class Limited extends Plain {}

  @Test
  void containerManagedRequired_passes() {
    assertThatNoException().isThrownBy(() -> check(Limited.class));
    assertThatNoException().isThrownBy(() -> check(Plain.class));
    assertThatNoException().isThrownBy(() -> check(OverruledByMethod.class));
  }

  @Test
  void whatCannotBeProtected_isRefusedWithItsNumber() {
    assertRefused(NoListener.class, "XONCE00001: ");
    assertRefused(BeanManaged.class, "XONCE00002: ");
    assertRefused(NotSupported.class, "XONCE00003: ");
    assertRefused(RequiresNew.class, "XONCE00003: ");
    assertRefused(InheritsRequiresNew.class, "XONCE00003: ");
    assertRefused(LocalTransaction.class, "XONCE00004: ");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        RetriedClass.class,
        RetriedByItsParent.class,
        RetriedMethod.class,
        RetriedByStereotype.class,
        InAnotherThread.class,
        WithFallback.class
      })
  void whatWouldHideAFailureFromTheTransaction_isRefused(Class<?> bean) {
    assertRefused(bean, "XONCE00031: ");
  }

  private static void assertRefused(Class<?> bean, String id) {
    assertThatThrownBy(() -> check(bean))
        .hasMessageStartingWith(id)
        .hasMessageContaining(bean.getName());
  }

  private static void check(Class<?> bean) {
    new BeanDeclaration(bean, bean.getAnnotation(Idempotent.class)).check();
  }
}
