/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Values as JSON (Jakarta JSON Binding 3.0). */
public final class JsonValues {

  /** Whose values are open resources, work still to be done, or read once only. */
  private static final List<Class<?>> NEVER =
      List.of(
          AutoCloseable.class,
          BaseStream.class,
          Iterator.class,
          Future.class,
          CompletionStage.class,
          Class.class);

  private JsonValues() {}

  /** Made at the first use: not every application has an idempotent method. */
  private static final class Holder {
    static final Jsonb JSONB = JsonbBuilder.create();
  }

  public static boolean canHold(Class<?> type) {
    return type != Object.class
        && !type.getName().startsWith("jakarta.")
        && NEVER.stream().noneMatch(never -> never.isAssignableFrom(type));
  }

  public static String write(@Nullable Object value, Type type) {
    if (value == null) {
      return "null";
    }
    return type == Object.class ? Holder.JSONB.toJson(value) : Holder.JSONB.toJson(value, type);
  }

  public static @Nullable Object read(String json, Type type) {
    return json.equals("null") ? null : Holder.JSONB.fromJson(json, type);
  }
}
