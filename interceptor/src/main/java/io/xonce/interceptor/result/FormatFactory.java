/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import io.xonce.interceptor.server.PlatformTypes;
import jakarta.json.JsonValue;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Finds the format of a type, or says why there is none. */
final class FormatFactory {

  /** A type that holds itself with ever more arguments has no end. */
  private static final int MAX_NESTING = 20;

  /** Open resources, work still to be done, and what is read once only. */
  private static final List<Class<?>> NO_VALUES =
      List.of(AutoCloseable.class, Iterator.class, Future.class, Runnable.class);

  private final Map<ResolvedType, Reference> formats = new HashMap<>();

  /** A type may have itself for a part. */
  private static final class Reference implements ValueFormat {
    private @Nullable ValueFormat format;

    @Override
    public JsonValue write(Object value, int depth) {
      return Objects.requireNonNull(format).write(value, depth);
    }

    @Override
    public Object read(JsonValue json) {
      return Objects.requireNonNull(format).read(json);
    }
  }

  ValueFormat of(ResolvedType type) {
    Reference known = formats.get(type);
    if (known != null) {
      return known.format == null ? known : known.format;
    }
    if (type.nesting() > MAX_NESTING) {
      throw new UnstorableException("its type arguments are nested too deep, or without end");
    }
    Reference reference = new Reference();
    formats.put(type, reference);
    ValueFormat format = find(type);
    reference.format = format;
    return format;
  }

  private ValueFormat find(ResolvedType type) {
    Class<?> raw = MethodType.methodType(type.raw()).wrap().returnType();
    ValueFormat simple = simple(raw);
    if (simple != null) {
      return simple;
    }
    if (raw == Optional.class) {
      return OptionalFormat.of(of(type.argument(0)));
    }
    if (raw.isArray()) {
      return new ArrayFormat(raw.getComponentType(), of(type.argument(0)));
    }
    if (SequenceFormat.holds(raw)) {
      return SequenceFormat.of(raw, of(type.argument(0)));
    }
    if (TableFormat.holds(raw)) {
      return TableFormat.of(raw, of(type.argument(0)), of(type.argument(1)));
    }
    return ofClass(type);
  }

  private static @Nullable ValueFormat simple(Class<?> raw) {
    ScalarFormat scalar = ScalarFormat.of(raw);
    if (scalar != null) {
      return scalar;
    }
    return JsonValue.class.isAssignableFrom(raw)
        ? new JsonFormat(raw)
        : OptionalFormat.ofPrimitive(raw);
  }

  private ValueFormat ofClass(ResolvedType type) {
    Class<?> raw = type.raw();
    if (PlatformTypes.contains(raw)
        || NO_VALUES.stream().anyMatch(never -> never.isAssignableFrom(raw))) {
      throw new UnstorableException(
          raw == Object.class
              ? "nothing says what it is"
              : raw.getTypeName() + " is no value that can be stored");
    }
    if (BindingFormat.holds(raw)) {
      return new BindingFormat(raw);
    }
    return SubtypeFormat.holds(raw) ? new SubtypeFormat(type, this) : ofState(type);
  }

  ValueFormat ofState(ResolvedType type) {
    Class<?> raw = type.raw();
    if (Modifier.isAbstract(raw.getModifiers())) {
      throw new UnstorableException(
          raw.getTypeName()
              + " is abstract, and which classes stand for it is not said: seal it, or name them in"
              + " @JsonbTypeInfo");
    }
    return new StateFormat(type, this);
  }
}
