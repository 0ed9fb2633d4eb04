/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import io.xonce.interceptor.server.PlatformTypes;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record or an object by its fields, those of superclasses and private ones included; transient
 * ones are no part of its state (Java Language Specification, 8.3.1.3). It needs no getters. What
 * is read back is made by the canonical constructor of a record, else by one without parameters.
 */
final class StateFormat implements ValueFormat {

  private record Member(Field field, ValueFormat format) {}

  private final Class<?> type;
  private final Constructor<?> constructor;
  private final Map<String, Member> members = new LinkedHashMap<>();

  StateFormat(ResolvedType resolved, FormatFactory formats) {
    this.type = resolved.raw();
    this.constructor = constructor(type);
    addMembers(resolved, formats);
  }

  private static Constructor<?> constructor(Class<?> type) {
    Class<?>[] parameters =
        type.isRecord()
            ? Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new)
            : new Class<?>[0];
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new UnstorableException(
          type.getTypeName() + " has no constructor without parameters to be read back by", e);
    }
  }

  private void addMembers(ResolvedType declaring, FormatFactory formats) {
    Class<?> raw = declaring.raw();
    Class<?> superclass = raw.getSuperclass();
    if (superclass != Object.class && superclass != Record.class) {
      if (PlatformTypes.contains(superclass)) {
        throw new UnstorableException(
            raw.getTypeName() + " extends " + superclass.getTypeName() + ", which keeps its state");
      }
      addMembers(declaring.member(raw.getGenericSuperclass()), formats);
    }
    for (Field field : fields(raw)) {
      if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
        addMember(declaring, field, formats);
      }
    }
  }

  /** Those of a record in the order of its constructor. */
  private static List<Field> fields(Class<?> type) {
    if (!type.isRecord()) {
      return List.of(type.getDeclaredFields());
    }
    List<String> order =
        Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
    return Stream.of(type.getDeclaredFields())
        .sorted(Comparator.comparing(field -> order.indexOf(field.getName())))
        .toList();
  }

  private void addMember(ResolvedType declaring, Field field, FormatFactory formats) {
    String name = field.getName();
    try {
      field.setAccessible(true);
      Member member = new Member(field, formats.of(declaring.member(field.getGenericType())));
      members.put(
          members.containsKey(name) ? declaring.raw().getName() + "." + name : name, member);
    } catch (UnstorableException e) {
      throw e.within(declaring.raw().getSimpleName() + "." + name);
    }
  }

  @Override
  public JsonValue write(Object value, int depth) {
    Documents.demandType(type, value, false);
    JsonObjectBuilder object = Documents.JSON.createObjectBuilder();
    members.forEach(
        (name, member) -> {
          try {
            object.add(name, member.format().writePart(member.field().get(value), depth));
          } catch (UnstorableException e) {
            throw e.within(name);
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        });
    return object.build();
  }

  @Override
  public Object read(JsonValue json) {
    JsonObject object = json.asJsonObject();
    if (!object.keySet().equals(members.keySet())) {
      throw new UnstorableException(
          type.getTypeName() + " has " + members.keySet() + ", and stored are " + object.keySet());
    }
    Map<Field, @Nullable Object> state = new LinkedHashMap<>();
    members.forEach(
        (name, member) ->
            state.put(
                member.field(),
                member.format().readPart(object.getOrDefault(name, JsonValue.NULL))));
    try {
      return type.isRecord() ? constructor.newInstance(state.values().toArray()) : filled(state);
    } catch (ReflectiveOperationException e) {
      throw new UnstorableException(type.getTypeName() + " cannot be made of " + state.keySet(), e);
    }
  }

  private Object filled(Map<Field, @Nullable Object> state) throws ReflectiveOperationException {
    Object instance = constructor.newInstance();
    for (Map.Entry<Field, @Nullable Object> each : state.entrySet()) {
      each.getKey().set(instance, each.getValue());
    }
    return instance;
  }
}
