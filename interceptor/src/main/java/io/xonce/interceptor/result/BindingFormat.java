/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import java.lang.reflect.AnnotatedElement;
import java.util.stream.Stream;

/**
 * An object whose class says itself how it becomes JSON and comes back (Jakarta JSON Binding 3.0).
 * That can leave things out, so what came back must be equal to it, by its own {@code equals}.
 */
record BindingFormat(Class<?> type) implements ValueFormat {

  /** Made at the first use: hardly any application has such a result. */
  private static final class Holder {
    static final Jsonb JSONB = JsonbBuilder.create();
  }

  BindingFormat {
    try {
      if (type.getMethod("equals", Object.class).getDeclaringClass() == Object.class) {
        throw new UnstorableException(
            type.getTypeName() + " has no equals to compare what comes back");
      }
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean holds(Class<?> type) {
    return type.isAnnotationPresent(JsonbTypeAdapter.class)
        || type.isAnnotationPresent(JsonbTypeDeserializer.class)
        || Stream.<AnnotatedElement>concat(
                Stream.of(type.getDeclaredConstructors()), Stream.of(type.getDeclaredMethods()))
            .anyMatch(member -> member.isAnnotationPresent(JsonbCreator.class));
  }

  @Override
  public JsonValue write(Object value, int depth) {
    Documents.demandType(type, value, false);
    String json = Holder.JSONB.toJson(value, type);
    if (!value.equals(Holder.JSONB.fromJson(json, type))) {
      throw new UnstorableException("what comes back of " + type.getTypeName() + " is not equal");
    }
    return Documents.JSON.createValue(json);
  }

  @Override
  public Object read(JsonValue json) {
    return Holder.JSONB.fromJson(((JsonString) json).getString(), type);
  }
}
