/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.util.stream.Stream;

/** Gives an object what the container would. */
final class Injection {

  private Injection() {}

  /** Each of its fields that wants something gets the one of these that fits. */
  static <T> T into(T object, Object... resources) {
    try {
      for (Field field : object.getClass().getDeclaredFields()) {
        if (field.isAnnotationPresent(Inject.class) || field.isAnnotationPresent(Resource.class)) {
          field.setAccessible(true);
          field.set(
              object,
              Stream.of(resources).filter(field.getType()::isInstance).findAny().orElseThrow());
        }
      }
      return object;
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
