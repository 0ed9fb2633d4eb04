/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type without type variables.
 *
 * @param arguments its type arguments, or the component of an array; empty where none were given
 */
record ResolvedType(Class<?> raw, List<ResolvedType> arguments) {

  /** What the method returns in a bean, which may inherit it from a generic class. */
  static ResolvedType ofResult(Class<?> bean, Method method) {
    ResolvedType declaring =
        new ResolvedType(bean, List.of()).supertype(method.getDeclaringClass());
    return declaring == null
        ? of(method.getGenericReturnType(), Map.of())
        : declaring.member(method.getGenericReturnType());
  }

  /** A type as it is written in this one: in its fields, or as its superclass. */
  ResolvedType member(Type written) {
    TypeVariable<?>[] variables = raw.getTypeParameters();
    Map<TypeVariable<?>, ResolvedType> known = new HashMap<>();
    for (int i = 0; i < arguments.size() && i < variables.length; i++) {
      known.put(variables[i], arguments.get(i));
    }
    return of(written, known);
  }

  ResolvedType argument(int index) {
    if (index >= arguments.size()) {
      throw new UnstorableException(raw.getSimpleName() + " does not say what is in it");
    }
    return arguments.get(index);
  }

  int nesting() {
    return 1 + arguments.stream().mapToInt(ResolvedType::nesting).max().orElse(0);
  }

  /** A direct subtype, with its own variables as this type settles them. */
  ResolvedType subtype(Class<?> type) {
    Map<TypeVariable<?>, ResolvedType> known = new HashMap<>();
    for (Type above : directSupertypes(type).toList()) {
      if (above instanceof ParameterizedType generic && generic.getRawType() == raw) {
        for (int i = 0; i < arguments.size(); i++) {
          if (generic.getActualTypeArguments()[i] instanceof TypeVariable<?> variable) {
            known.put(variable, arguments.get(i));
          }
        }
      }
    }
    return new ResolvedType(
        type, Stream.of(type.getTypeParameters()).map(each -> of(each, known)).toList());
  }

  private static Stream<Type> directSupertypes(Class<?> type) {
    Type superclass = type.getGenericSuperclass();
    return Stream.concat(Stream.ofNullable(superclass), Arrays.stream(type.getGenericInterfaces()));
  }

  /** Null if a variable on the way there is not known, or this is no such type. */
  private @Nullable ResolvedType supertype(Class<?> sought) {
    if (raw == sought) {
      return this;
    }
    for (Type above : directSupertypes(raw).toList()) {
      if (sought.isAssignableFrom(erased(above))) {
        return member(above).supertype(sought);
      }
    }
    return null;
  }

  private static Class<?> erased(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }

  private static ResolvedType of(Type type, Map<TypeVariable<?>, ResolvedType> known) {
    if (type instanceof Class<?> raw) {
      return raw.isArray()
          ? new ResolvedType(raw, List.of(of(raw.getComponentType(), known)))
          : new ResolvedType(raw, List.of());
    }
    if (type instanceof ParameterizedType generic) {
      List<ResolvedType> arguments = new ArrayList<>();
      for (Type argument : generic.getActualTypeArguments()) {
        arguments.add(of(argument, known));
      }
      return new ResolvedType(erased(generic), arguments);
    }
    if (type instanceof GenericArrayType array) {
      ResolvedType component = of(array.getGenericComponentType(), known);
      return new ResolvedType(component.raw().arrayType(), List.of(component));
    }
    if (type instanceof WildcardType wildcard) {
      return of(wildcard.getUpperBounds()[0], known);
    }
    ResolvedType settled = known.get((TypeVariable<?>) type);
    return settled == null ? bound((TypeVariable<?>) type, known) : settled;
  }

  /** Nobody says what it stands for: only what it is at least is known. */
  private static ResolvedType bound(
      TypeVariable<?> variable, Map<TypeVariable<?>, ResolvedType> known) {
    Type bound = variable.getBounds()[0];
    return bound instanceof TypeVariable<?> other
        ? of(other, known)
        : new ResolvedType(erased(bound), List.of());
  }

  /** As in source, without packages. */
  @Override
  public String toString() {
    return arguments.isEmpty() || raw.isArray()
        ? raw.getSimpleName()
        : arguments.stream()
            .map(ResolvedType::toString)
            .collect(Collectors.joining(", ", raw.getSimpleName() + "<", ">"));
  }
}
