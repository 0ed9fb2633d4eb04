/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** JSON documents as they are stored. */
final class Documents {

  /** Looked for once: {@code Json} looks at each call. */
  static final JsonProvider JSON = JsonProvider.provider();

  private Documents() {}

  static byte[] encode(JsonValue document) {
    return withoutHalfCharacters(document.toString()).getBytes(StandardCharsets.UTF_8);
  }

  static JsonValue decode(byte[] stored) {
    // In an array, since a value alone is read by later versions of the API only.
    String text = "[" + new String(stored, StandardCharsets.UTF_8) + "]";
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return reader.readArray().get(0);
    }
  }

  /** Half of a surrogate pair has no UTF-8; JSON can escape it (RFC 8259, 7). */
  private static String withoutHalfCharacters(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            point -> {
              if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                escaped.append(String.format("\\u%04x", point));
              } else {
                escaped.appendCodePoint(point);
              }
            });
    return escaped.toString();
  }

  /** What is of another class than its type says would come back without what is its own. */
  static void demandType(Class<?> type, Object value, boolean alsoFits) {
    if (value.getClass() != type && !alsoFits) {
      throw new UnstorableException(
          "it is a "
              + value.getClass().getTypeName()
              + " where a "
              + type.getTypeName()
              + " is declared");
    }
  }
}
