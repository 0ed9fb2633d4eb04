/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import jakarta.json.JsonValue;

/** JSON as it is (Jakarta JSON Processing). */
record JsonFormat(Class<?> type) implements ValueFormat {

  @Override
  public JsonValue write(Object value, int depth) {
    if (value == JsonValue.NULL) {
      throw new UnstorableException("the null of JSON would come back as no value");
    }
    return (JsonValue) value;
  }

  @Override
  public Object read(JsonValue json) {
    return type.cast(json);
  }
}
