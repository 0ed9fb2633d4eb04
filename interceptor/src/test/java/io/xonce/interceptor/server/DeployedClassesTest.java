/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.Idempotent;
import io.xonce.interceptor.log.RecordedLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DeployedClassesTest {

  private static final List<String> LOADED =
      List.of(
          "deployment.shop.ear",
          "deployment.shop.ear.orders.jar",
          "deployment.shop.ear.desk.war",
          "deployment.shop.earnings.war",
          "deployment.desk.war",
          "org.wildfly.extension.ear");

  @Test
  void librariesOfAnEar_holdNoBeans() {
    assertThat(DeployedClasses.modulesWithBeans("deployment.shop.ear", LOADED))
        .containsExactly("deployment.shop.ear.orders.jar", "deployment.shop.ear.desk.war");
    assertThat(DeployedClasses.modulesWithBeans("deployment.Shop.EAR", List.of())).isEmpty();
  }

  @Test
  void webArchive_isLookedThroughAlone() {
    assertThat(DeployedClasses.modulesWithBeans("deployment.desk.war", LOADED))
        .containsExactly("deployment.desk.war");
    assertThat(DeployedClasses.modulesWithBeans("deployment.shop.ear.desk.war", LOADED))
        .containsExactly("deployment.shop.ear.desk.war");
  }

  /** These classes here are no modules of JBoss. */
  @Test
  void archivesThatCannotBeLookedThrough_areWarnedOf() {
    try (RecordedLog log = new RecordedLog()) {
      assertThat(DeployedClasses.thatMention(List.of(Idempotent.class))).isEmpty();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("XONCE00046: ")
          .contains("getModule");
    }
  }

  private static class Parent {}

  private static final class Child extends Parent {}

  /** An archive may hold such a class, which one never needs; it does not end the look. */
  @Test
  void classWithoutItsSuperclass_isLeftOut() {
    String file = Child.class.getName().replace('.', '/') + ".class";
    ClassLoader own = DeployedClassesTest.class.getClassLoader();
    assertThat(DeployedClasses.load(own, file)).contains(Child.class);
    assertThat(DeployedClasses.load(new ChildOnly(), file)).isEmpty();
  }

  private static final class ChildOnly extends ClassLoader {

    ChildOnly() {
      super(null);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.equals(Child.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      try (InputStream file = Child.class.getResourceAsStream("DeployedClassesTest$Child.class")) {
        byte[] bytes = Objects.requireNonNull(file).readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
