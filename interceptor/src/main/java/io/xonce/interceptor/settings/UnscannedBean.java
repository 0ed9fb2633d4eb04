/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.Idempotent;
import io.xonce.interceptor.server.DeployedClasses;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptors;
import jakarta.jms.MessageListener;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bean in a module that is not scanned for beans: there the container intercepts nothing. */
public final class UnscannedBean {

  private static final String BINDING = "org.jboss.ejb3.annotation.ResourceAdapter";
  private static final String OF_THE_SERVER = "META-INF/jboss-ejb3.xml";
  private static final String OF_THE_MODULE = "META-INF/ejb-jar.xml";

  private static final List<Class<? extends Annotation>> BEANS =
      List.of(MessageDriven.class, Singleton.class, Stateful.class, Stateless.class);

  private UnscannedBean() {}

  /**
   * Fails if an enterprise bean of this application is annotated, and not among the scanned ones.
   */
  public static void demandNone(Set<Class<?>> scanned) {
    List<Class<?>> mentioned = new ArrayList<>(BEANS);
    mentioned.add(Idempotent.class);
    for (Class<?> type : DeployedClasses.thatMention(mentioned)) {
      if (isEnterpriseBean(type) && !scanned.contains(type)) {
        IneffectiveAnnotation.demandNone(type);
        demandNoAnnotation(type);
      }
    }
  }

  private static boolean isEnterpriseBean(Class<?> type) {
    boolean concrete = !Modifier.isAbstract(type.getModifiers());
    return concrete
        && (MessageListener.class.isAssignableFrom(type)
            || BEANS.stream().anyMatch(type::isAnnotationPresent));
  }

  /**
   * Bound to a resource adapter of its own one may be protected: that of this product needs no
   * interceptor, and which one it is cannot be known yet. But what other interceptors swallow it
   * does not see.
   */
  static void demandNoAnnotation(Class<?> bean) {
    String annotated = annotated(bean);
    if (annotated == null) {
      return;
    }
    if (!MessageListener.class.isAssignableFrom(bean) || !isBound(bean) || isIntercepted(bean)) {
      throw LOG.notScanned(annotated);
    }
    LOG.onlyByAdapter(annotated);
  }

  /** Names the place of the annotation; null if there is none. */
  private static @Nullable String annotated(Class<?> bean) {
    if (bean.isAnnotationPresent(Idempotent.class)) {
      return bean.getName();
    }
    return methodsOf(bean)
        .filter(method -> method.isAnnotationPresent(Idempotent.class))
        .map((Method method) -> new BeanMethod(bean, method).toString())
        .findFirst()
        .orElse(null);
  }

  private static boolean isBound(Class<?> bean) {
    for (Annotation annotation : bean.getAnnotations()) {
      if (annotation.annotationType().getName().equals(BINDING)) {
        return true;
      }
    }
    return has(bean, OF_THE_SERVER, "resource-adapter-binding");
  }

  private static boolean isIntercepted(Class<?> bean) {
    return bean.isAnnotationPresent(Interceptors.class)
        || methodsOf(bean).anyMatch(method -> method.isAnnotationPresent(Interceptors.class))
        || has(bean, OF_THE_MODULE, "interceptor-binding");
  }

  private static Stream<Method> methodsOf(Class<?> bean) {
    return Stream.<Class<?>>iterate(bean, type -> type != null, Class::getSuperclass)
        .flatMap(type -> Stream.of(IneffectiveAnnotation.methodsOf(type)));
  }

  private static boolean has(Class<?> bean, String descriptor, String element) {
    try (InputStream file = bean.getClassLoader().getResourceAsStream(descriptor)) {
      return file != null
          && new String(file.readAllBytes(), StandardCharsets.UTF_8).contains(element);
    } catch (IOException e) {
      return false;
    }
  }
}
