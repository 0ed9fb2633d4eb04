/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** What a command makes of an answer. */
final class Told {

  private Told() {}

  static String by(Command command, JsonObject answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    command.tell(answer, new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  static String by(Command command, String answer) {
    return by(command, read(answer));
  }

  static JsonObject read(String answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer))) {
      return reader.readObject();
    }
  }
}
