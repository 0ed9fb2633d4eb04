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
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.junit.jupiter.api.Test;

class BeanDeclarationTest {

  @Idempotent
  static class Plain implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  static class Child extends Plain {}

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

  @Test
  void containerManagedRequired_passes() {
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

  @Test
  void beanThatReliesOnItsParentsAnnotation_isRefused() {
    assertThatThrownBy(() -> BeanDeclaration.demandOwnAnnotation(Child.class))
        .hasMessageStartingWith("XONCE00005: " + Child.class.getName());
    assertThatNoException().isThrownBy(() -> BeanDeclaration.demandOwnAnnotation(Plain.class));
    assertThatNoException().isThrownBy(() -> BeanDeclaration.demandOwnAnnotation(String.class));
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
