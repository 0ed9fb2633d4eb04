/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.lang.reflect.Array;

/** An array, of primitives or of anything else. */
record ArrayFormat(Class<?> component, ValueFormat elements) implements ValueFormat {

  @Override
  public JsonValue write(Object value, int depth) {
    Documents.demandType(component.arrayType(), value, false);
    JsonArrayBuilder array = Documents.JSON.createArrayBuilder();
    for (int i = 0; i < Array.getLength(value); i++) {
      try {
        array.add(elements.writePart(Array.get(value, i), depth));
      } catch (UnstorableException e) {
        throw e.within("element " + i);
      }
    }
    return array.build();
  }

  @Override
  public Object read(JsonValue json) {
    JsonArray values = json.asJsonArray();
    Object array = Array.newInstance(component, values.size());
    for (int i = 0; i < values.size(); i++) {
      Array.set(array, i, elements.readPart(values.get(i)));
    }
    return array;
  }
}
