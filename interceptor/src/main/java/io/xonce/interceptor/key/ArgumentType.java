/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.server.PlatformTypes;
import jakarta.json.JsonValue;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.net.URL;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/** The types of arguments that can be compared. */
final class ArgumentType {

  /** Values of the platform, by their text. */
  private static final List<Class<?>> SIMPLE =
      List.of(
          Comparable.class,
          Number.class,
          CharSequence.class,
          TemporalAmount.class,
          ZoneId.class,
          Locale.class,
          Currency.class,
          URL.class,
          OptionalInt.class,
          OptionalLong.class,
          OptionalDouble.class);

  /** Whose values are in what they hold. */
  private static final List<Class<?>> HOLDERS =
      List.of(Collection.class, Map.class, Optional.class, JsonValue.class);

  /** Whose values are open resources, work still to be done, or read once only. */
  private static final List<Class<?>> NEVER =
      List.of(
          AutoCloseable.class,
          BaseStream.class,
          Iterator.class,
          Future.class,
          CompletionStage.class,
          Runnable.class);

  private ArgumentType() {}

  static boolean isSimple(Class<?> type) {
    return type.isPrimitive()
        || Enum.class.isAssignableFrom(type)
        || (PlatformTypes.contains(type) && isOneOf(SIMPLE, type));
  }

  /**
   * The state of an object that is no simple one.
   *
   * @throws IllegalArgumentException if it has none that can be seen; says why
   */
  static List<Field> fields(Class<?> type) {
    if (PlatformTypes.contains(type) || Proxy.isProxyClass(type) || isOneOf(NEVER, type)) {
      throw new IllegalArgumentException("a " + type.getTypeName() + " is no value");
    }
    List<Field> fields = new ArrayList<>();
    Class<?> each = type;
    for (; !PlatformTypes.contains(each); each = each.getSuperclass()) {
      Stream.of(each.getDeclaredFields())
          .filter(field -> (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0)
          .sorted((one, other) -> one.getName().compareTo(other.getName()))
          .forEach(fields::add);
    }
    if (each != Object.class && each != Record.class) {
      throw new IllegalArgumentException(
          type.getTypeName() + " extends " + each.getTypeName() + ", which keeps its state");
    }
    if (fields.isEmpty()) {
      throw new IllegalArgumentException(type.getTypeName() + " has no state to compare");
    }
    return fields;
  }

  /**
   * Looks at a type and those of its fields as they are declared. What may be of many classes is
   * found out with each value.
   *
   * @throws IllegalArgumentException if no value of it can be compared; says why
   */
  static void demandComparable(Type type, Set<Type> seen) {
    if (!seen.add(type)) {
      return;
    }
    if (type instanceof GenericArrayType array) {
      demandComparable(array.getGenericComponentType(), seen);
    } else if (type instanceof ParameterizedType generic) {
      demandComparable(generic.getRawType(), seen);
      demandContents(generic, seen);
    } else if (type instanceof Class<?> raw) {
      demandComparable(raw, seen);
    }
  }

  private static void demandContents(ParameterizedType generic, Set<Type> seen) {
    if (isOneOf(HOLDERS, (Class<?>) generic.getRawType())) {
      Stream.of(generic.getActualTypeArguments()).forEach(each -> demandComparable(each, seen));
    }
  }

  private static void demandComparable(Class<?> type, Set<Type> seen) {
    if (type.isArray()) {
      demandComparable((Type) type.getComponentType(), seen);
    } else if (!isSimple(type) && !isOneOf(HOLDERS, type) && !isOpen(type)) {
      fields(type).forEach(field -> demandComparable(field.getGenericType(), seen));
    }
  }

  /** Whether only its values show what they are. */
  private static boolean isOpen(Class<?> type) {
    return type == Object.class
        || (!PlatformTypes.contains(type) && Modifier.isAbstract(type.getModifiers()));
  }

  private static boolean isOneOf(List<Class<?>> types, Class<?> type) {
    return types.stream().anyMatch(each -> each.isAssignableFrom(type));
  }
}
