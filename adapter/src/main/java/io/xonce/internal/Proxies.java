/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Objects of interfaces with dozens of methods, most of which are passed on as they are. */
public final class Proxies {

  private Proxies() {}

  /** An object of an interface; what {@link Object} declares is answered by the handler's own. */
  public static Object of(Class<?> type, InvocationHandler handler) {
    return of(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  /** An object of several interfaces, which the loader knows. */
  public static Object of(ClassLoader loader, Class<?>[] types, InvocationHandler handler) {
    return Proxy.newProxyInstance(
        loader,
        types,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "hashCode" -> System.identityHashCode(proxy);
              case "equals" -> proxy == arguments[0];
              case "toString" -> types[0].getSimpleName() + " of " + handler;
              default -> handler.invoke(proxy, method, arguments);
            });
  }

  /** Calls a method, and throws what it throws. */
  public static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
