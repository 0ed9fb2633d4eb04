/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value that may be absent: a list of one or none, which is not null. */
final class OptionalFormat implements ValueFormat {

  private final ValueFormat content;
  private final Function<Object, Optional<?>> opened;
  private final Function<@Nullable Object, Object> closed;

  private OptionalFormat(
      ValueFormat content,
      Function<Object, Optional<?>> opened,
      Function<@Nullable Object, Object> closed) {
    this.content = content;
    this.opened = opened;
    this.closed = closed;
  }

  static OptionalFormat of(ValueFormat content) {
    return new OptionalFormat(content, value -> (Optional<?>) value, Optional::ofNullable);
  }

  /** That of a primitive; null if the type is none. */
  static @Nullable OptionalFormat ofPrimitive(Class<?> type) {
    if (type == OptionalInt.class) {
      return new OptionalFormat(
          scalar(Integer.class),
          value -> ((OptionalInt) value).stream().boxed().findFirst(),
          held -> held == null ? OptionalInt.empty() : OptionalInt.of((Integer) held));
    }
    if (type == OptionalLong.class) {
      return new OptionalFormat(
          scalar(Long.class),
          value -> ((OptionalLong) value).stream().boxed().findFirst(),
          held -> held == null ? OptionalLong.empty() : OptionalLong.of((Long) held));
    }
    return type == OptionalDouble.class
        ? new OptionalFormat(
            scalar(Double.class),
            value -> ((OptionalDouble) value).stream().boxed().findFirst(),
            held -> held == null ? OptionalDouble.empty() : OptionalDouble.of((Double) held))
        : null;
  }

  private static ValueFormat scalar(Class<?> type) {
    return Objects.requireNonNull(ScalarFormat.of(type));
  }

  @Override
  public JsonValue write(Object value, int depth) {
    List<JsonValue> held =
        opened.apply(value).stream().map(each -> content.writePart(each, depth)).toList();
    return Documents.JSON.createArrayBuilder(held).build();
  }

  @Override
  public Object read(JsonValue json) {
    JsonArray held = json.asJsonArray();
    return closed.apply(held.isEmpty() ? null : content.readPart(held.get(0)));
  }
}
