/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.interceptor.log.RecordedLog;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.interceptor.Interceptors;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
  void annotatedBean_isRefused(Class<?> bean) {
    assertRefused(bean);
  }

  @Test
  void anyOtherBean_isNone() {
    try (RecordedLog log = new RecordedLog()) {
      UnscannedBean.demandNoAnnotation(String.class);
      assertThat(log.warnings()).isEmpty();
    }
  }

  /** It may be the resource adapter that protects it. */
  @Test
  void listenerBoundToAResourceAdapter_isWarnedOf() throws Exception {
    Class<?> bean = in(new Module("<m:resource-adapter-binding/>"), Listener.class);
    try (RecordedLog log = new RecordedLog()) {
      UnscannedBean.demandNoAnnotation(bean);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("XONCE00045: " + bean.getName());
    }
  }

  @Idempotent
  @Interceptors(Object.class)
  public static class Intercepted extends Listener {}

  /** What an interceptor swallows, the adapter does not see. */
  @Test
  void interceptedListener_isRefused() throws Exception {
    Module bound = new Module("<m:resource-adapter-binding/>");
    assertRefused(in(bound, Intercepted.class));
    Module listed =
        new Module("<m:resource-adapter-binding/>", "<interceptor-binding><ejb-name>*</ejb-name>");
    assertRefused(in(listed, Listener.class));
  }

  @Test
  void descriptorWithoutABinding_changesNothing() throws Exception {
    assertRefused(in(new Module("<jboss/>"), Listener.class));
  }

  private static void assertRefused(Class<?> bean) {
    assertThatExceptionOfType(DeploymentException.class)
        .isThrownBy(() -> UnscannedBean.demandNoAnnotation(bean))
        .withMessageStartingWith("XONCE00032: " + bean.getName())
        .withMessageContaining("Remove bean-discovery-mode=\"none\"")
        .withMessageEndingWith("META-INF/beans.xml (WEB-INF in a web archive) if there is none.");
  }

  private static Class<?> in(Module module, Class<?> type) throws IOException {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream input = type.getResourceAsStream(file)) {
      return module.define(type.getName(), input == null ? new byte[0] : input.readAllBytes());
    }
  }

  /** A class loader with a deployment descriptor. */
  private static final class Module extends ClassLoader {

    private final Map<String, String> descriptors;

    Module(String ofTheServer) {
      this(ofTheServer, "");
    }

    Module(String ofTheServer, String ofTheModule) {
      super(UnscannedBeanTest.class.getClassLoader());
      this.descriptors =
          Map.of("META-INF/jboss-ejb3.xml", ofTheServer, "META-INF/ejb-jar.xml", ofTheModule);
    }

    Class<?> define(String name, byte[] file) {
      return defineClass(name, file, 0, file.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      String descriptor = descriptors.get(name);
      return descriptor == null
          ? super.getResourceAsStream(name)
          : new ByteArrayInputStream(descriptor.getBytes(StandardCharsets.UTF_8));
    }
  }
}
