/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.Idempotent;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * {@link Idempotent} in a place where the container does not look for it: what relies on it runs
 * unprotected.
 */
public final class IneffectiveAnnotation {

  private IneffectiveAnnotation() {}

  /** Fails on a bean that relies on such an annotation. */
  public static void demandNone(Class<?> bean) {
    demandNotHidden(bean, bean.getName());
    for (Class<?> parent : parentsOf(bean)) {
      if (parent.isAnnotationPresent(Idempotent.class)
          && !bean.isAnnotationPresent(Idempotent.class)) {
        throw LOG.annotationNotInherited(bean.getName(), parent.getName());
      }
      for (Method method : methodsOf(parent)) {
        demandInherited(bean, method);
      }
    }
    for (Method method : methodsOf(bean)) {
      demandNotHidden(method, nameOf(method));
    }
  }

  /** A method of an interface is no method of the bean, even one with a body of its own. */
  private static void demandInherited(Class<?> bean, Method method) {
    demandNotHidden(method, nameOf(method));
    if (!method.isAnnotationPresent(Idempotent.class)) {
      return;
    }
    Method reached = BeanMethod.reached(bean, method);
    boolean ofInterface = reached.getDeclaringClass().isInterface();
    if (ofInterface || !reached.isAnnotationPresent(Idempotent.class)) {
      String name = ofInterface ? bean.getName() + "." + method.getName() : nameOf(reached);
      throw LOG.methodAnnotationNotInherited(name, nameOf(method));
    }
  }

  private static void demandNotHidden(AnnotatedElement place, String name) {
    for (Annotation annotation : place.getAnnotations()) {
      Class<?> type = annotation.annotationType();
      if (type != Idempotent.class && MetaAnnotations.of(type).contains(Idempotent.class)) {
        throw LOG.annotationHidden(name, type.getName());
      }
    }
  }

  private static Set<Class<?>> parentsOf(Class<?> bean) {
    Set<Class<?>> parents = new LinkedHashSet<>();
    for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
      if (type != bean) {
        parents.add(type);
      }
      addInterfaces(type, parents);
    }
    parents.remove(Object.class);
    return parents;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> found) {
    for (Class<?> implemented : type.getInterfaces()) {
      if (found.add(implemented)) {
        addInterfaces(implemented, found);
      }
    }
  }

  /** None of a type that names classes which are not there: the container cannot call it either. */
  static Method[] methodsOf(Class<?> type) {
    try {
      return type.getDeclaredMethods();
    } catch (LinkageError e) {
      LOG.debugf(e, "The methods of %s cannot be read", type);
      return new Method[0];
    }
  }

  private static String nameOf(Method method) {
    return method.getDeclaringClass().getName() + "." + method.getName();
  }
}
