/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Calls into classes of the server that a deployment cannot link to. */
public final class Reflection {

  /**
   * Finding a method takes longer than calling it. What is kept with a class of the server must not
   * refer to a class of this application, which it would hold on to.
   */
  private static final ClassValue<Map<String, Method>> METHODS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  /** The same of fields. */
  private static final ClassValue<Map<String, Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  /** In the place of a method that a class does not have: to look again takes an exception. */
  private static final Method ABSENT = absent();

  private Reflection() {}

  private static Method absent() {
    try {
      return Object.class.getMethod("notifyAll");
    } catch (NoSuchMethodException e) {
      throw new LinkageError("notifyAll", e);
    }
  }

  public static @Nullable Object call(Object target, String method)
      throws ReflectiveOperationException {
    return call(target, method, new Class<?>[0]);
  }

  public static @Nullable Object call(
      Object target, String method, Class<?>[] types, Object... arguments)
      throws ReflectiveOperationException {
    return invoke(target.getClass(), target, method, types, arguments);
  }

  /** What a method without parameters returns; null if there is none, or if it fails. */
  public static @Nullable Object ask(Object target, String method) {
    try {
      Map<String, Method> known = METHODS.get(target.getClass());
      return ABSENT.equals(known.get(method)) ? null : call(target, method);
    } catch (NoSuchMethodException e) {
      METHODS.get(target.getClass()).put(method, ABSENT);
      return null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  public static @Nullable Object callStatic(ClassLoader loader, String type, String method)
      throws ReflectiveOperationException {
    return invoke(Class.forName(type, true, loader), null, method, new Class<?>[0]);
  }

  /** The value of a field declared in the class or a superclass. */
  public static @Nullable Object field(Object target, String name)
      throws ReflectiveOperationException {
    Field field = FIELDS.get(target.getClass()).get(name);
    if (field == null) {
      field = declared(target.getClass(), name);
      FIELDS.get(target.getClass()).put(name, field);
    }
    return field.get(target);
  }

  private static Field declared(Class<?> of, String name) throws NoSuchFieldException {
    for (Class<?> type = of; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field;
        }
      }
    }
    throw new NoSuchFieldException(of.getName() + "." + name);
  }

  private static @Nullable Object invoke(
      Class<?> type, @Nullable Object target, String method, Class<?>[] types, Object... arguments)
      throws ReflectiveOperationException {
    try {
      return method(type, method, types).invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException(type.getName() + "." + method, e.getCause());
    }
  }

  private static Method method(Class<?> type, String name, Class<?>[] types)
      throws NoSuchMethodException {
    Method method = METHODS.get(type).get(name);
    if (method == null || method.equals(ABSENT)) {
      // The class of a proxy cannot be reached, its interface can.
      Class<?> reached = Proxy.isProxyClass(type) ? type.getInterfaces()[0] : type;
      method = reached.getMethod(name, types);
      METHODS.get(type).put(name, method);
    }
    return method;
  }
}
