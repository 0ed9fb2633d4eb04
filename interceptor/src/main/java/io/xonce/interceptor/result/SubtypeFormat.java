/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A type whose subtypes are known: it is sealed, or has {@link JsonbTypeInfo}. The name of the
 * class stands before the value, and is looked for among them only: no stored text loads a class.
 */
final class SubtypeFormat implements ValueFormat {

  private final Class<?> type;
  private final Map<String, ValueFormat> formats = new LinkedHashMap<>();

  SubtypeFormat(ResolvedType declared, FormatFactory factory) {
    this.type = declared.raw();
    if (!Modifier.isAbstract(type.getModifiers())) {
      formats.put(type.getName(), factory.ofState(declared));
    }
    subtypes(type).forEach(subtype -> add(declared.subtype(subtype), factory));
  }

  private void add(ResolvedType subtype, FormatFactory factory) {
    ValueFormat format = factory.of(subtype);
    if (format instanceof SubtypeFormat several) {
      formats.putAll(several.formats);
    } else {
      formats.put(subtype.raw().getName(), format);
    }
  }

  static boolean holds(Class<?> type) {
    return subtypes(type).findAny().isPresent();
  }

  private static Stream<Class<?>> subtypes(Class<?> type) {
    JsonbTypeInfo info = type.getAnnotation(JsonbTypeInfo.class);
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses())
        : Stream.ofNullable(info).flatMap(i -> Stream.of(i.value())).map(JsonbSubtype::type);
  }

  @Override
  public JsonValue write(Object value, int depth) {
    String name =
        value instanceof Enum<?> constant
            ? constant.getDeclaringClass().getName()
            : value.getClass().getName();
    ValueFormat format = formats.get(name);
    if (format == null) {
      throw new UnstorableException(name + " is not among the subtypes of " + type.getTypeName());
    }
    return Documents.JSON
        .createArrayBuilder()
        .add(name)
        .add(format.writePart(value, depth))
        .build();
  }

  @Override
  public Object read(JsonValue json) {
    JsonArray pair = json.asJsonArray();
    return Objects.requireNonNull(formats.get(pair.getString(0))).read(pair.get(1));
  }
}
