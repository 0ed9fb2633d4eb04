/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.interceptor.InterceptorBinding;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IneffectiveAnnotationTest {

  @Idempotent
  static class Parent implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  static class ChildOfAnAnnotatedClass extends Parent {}

  @Idempotent
  static class AnnotatedChild extends Parent {}

  @Idempotent
  interface Marker {}

  interface Below extends Marker, Serializable {}

  static class OfAnAnnotatedInterface implements Below {}

  @Idempotent
  @Stereotype
  @Retention(RetentionPolicy.RUNTIME)
  @interface Reliable {}

  @Reliable
  @Retention(RetentionPolicy.RUNTIME)
  @interface Booking {}

  @Reliable
  static class BehindAStereotype {}

  @Booking
  static class BehindAStereotypeOfAStereotype {}

  @Idempotent
  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Once {}

  static class BehindABinding {
    @Once
    void pay(String a) {}
  }

  static class InheritsWhatIsBehindABinding extends BehindABinding {}

  interface Service {
    @Idempotent
    void pay(@IdempotencyKey String a);
  }

  static class OfAnInterfacesMethod implements Service {
    @Override
    public void pay(String a) {}
  }

  static class AnnotatedLikeItsInterface implements Service {
    @Override
    @Idempotent
    public void pay(@IdempotencyKey String a) {}
  }

  interface Ready {
    @Idempotent
    default void pay(@IdempotencyKey String a) {}
  }

  static class OfAnInterfacesBody implements Ready {}

  static class Base<T> {
    @Idempotent
    void pay(@IdempotencyKey T a) {}
  }

  static class Inherits extends Base<String> {}

  static class Overrides extends Base<String> {
    @Override
    void pay(String a) {}
  }

  static class InheritsWhatOverrides extends Overrides {}

  static class OverridesAnnotated extends Base<String> {
    @Override
    @Idempotent
    void pay(@IdempotencyKey String a) {}
  }

  @ParameterizedTest
  @ValueSource(classes = {ChildOfAnAnnotatedClass.class, OfAnAnnotatedInterface.class})
  void annotationOfAParent_protectsNothing(Class<?> bean) {
    assertRefused(bean, "XONCE00005: ");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        BehindAStereotype.class,
        BehindAStereotypeOfAStereotype.class,
        BehindABinding.class,
        InheritsWhatIsBehindABinding.class
      })
  void annotationBehindAnother_protectsNothing(Class<?> bean) {
    assertRefused(bean, "XONCE00029: ");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        OfAnInterfacesMethod.class,
        OfAnInterfacesBody.class,
        Overrides.class,
        InheritsWhatOverrides.class
      })
  void annotationOfAMethodThatIsNotReached_protectsNothing(Class<?> bean) {
    assertRefused(bean, "XONCE00030: ");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Parent.class,
        AnnotatedChild.class,
        AnnotatedLikeItsInterface.class,
        Inherits.class,
        OverridesAnnotated.class,
        String.class
      })
  void whatTheContainerFinds_passes(Class<?> bean) {
    assertThatNoException().isThrownBy(() -> IneffectiveAnnotation.demandNone(bean));
  }

  private static void assertRefused(Class<?> bean, String id) {
    assertThatThrownBy(() -> IneffectiveAnnotation.demandNone(bean))
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith(id);
  }
}
