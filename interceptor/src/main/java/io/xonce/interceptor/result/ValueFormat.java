/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The values of one type as JSON. Two values that are written alike are equal, so that whoever
 * compares what is written compares the values.
 */
interface ValueFormat {

  /** What refers to itself has no depth; JSON parsers give up at a thousand. */
  int MAX_DEPTH = 400;

  /**
   * Writes a value.
   *
   * @param depth how many values it is a part of
   * @throws UnstorableException if it would not come back
   */
  JsonValue write(Object value, int depth);

  /** Reads what was written; whatever it throws, it was not that. */
  Object read(JsonValue json);

  default JsonValue writePart(@Nullable Object value, int depth) {
    if (value == null) {
      return JsonValue.NULL;
    }
    if (depth > MAX_DEPTH) {
      throw new UnstorableException(
          "it refers to itself, or is more than " + MAX_DEPTH + " values deep");
    }
    return write(value, depth + 1);
  }

  default @Nullable Object readPart(JsonValue json) {
    return json.getValueType() == JsonValue.ValueType.NULL ? null : read(json);
  }
}
