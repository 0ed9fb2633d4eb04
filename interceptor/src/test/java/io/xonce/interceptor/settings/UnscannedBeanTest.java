/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.interceptor.log.RecordedLog;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnscannedBeanTest {

  @Idempotent
  public static class Listener implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  static class Service {
    @Idempotent
    void pay(@IdempotencyKey String order) {}
  }

  static class Heir extends Service {}

  @ParameterizedTest
  @ValueSource(classes = {Listener.class, Service.class, Heir.class})
  void annotatedBean_isAnError(Class<?> bean) {
    assertReported(bean, "XONCE00032: ");
  }

  @Test
  void anyOtherBean_isNone() {
    try (RecordedLog log = new RecordedLog()) {
      UnscannedBean.report(String.class);
      assertThat(log.warnings()).isEmpty();
    }
  }

  /** It may be the resource adapter that protects it. */
  @Test
  void listenerBoundToAResourceAdapter_isWarnedOf() throws Exception {
    assertReported(in(new Module("<m:resource-adapter-binding/>"), Listener.class), "XONCE00045: ");
  }

  @Test
  void descriptorWithoutABinding_changesNothing() throws Exception {
    assertReported(in(new Module("<jboss/>"), Listener.class), "XONCE00032: ");
  }

  private static void assertReported(Class<?> bean, String id) {
    try (RecordedLog log = new RecordedLog()) {
      UnscannedBean.report(bean);
      assertThat(log.warnings()).singleElement().asString().startsWith(id + bean.getName());
    }
  }

  private static Class<?> in(Module module, Class<?> type) throws IOException {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream input = type.getResourceAsStream(file)) {
      return module.define(type.getName(), input == null ? new byte[0] : input.readAllBytes());
    }
  }

  /** A class loader with a deployment descriptor. */
  private static final class Module extends ClassLoader {

    private final String descriptor;

    Module(String descriptor) {
      super(UnscannedBeanTest.class.getClassLoader());
      this.descriptor = descriptor;
    }

    Class<?> define(String name, byte[] file) {
      return defineClass(name, file, 0, file.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      return name.equals("META-INF/jboss-ejb3.xml")
          ? new ByteArrayInputStream(descriptor.getBytes(StandardCharsets.UTF_8))
          : super.getResourceAsStream(name);
    }
  }
}
