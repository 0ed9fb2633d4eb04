/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample.web;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A payment that the page wants sent.
 *
 * @param amount what is not positive can never be booked
 * @param failTwice whether the database shall refuse its first two entries
 */
record Wish(String id, BigDecimal amount, boolean failTwice) {

  /** The account that all of them go to. */
  static final String ACCOUNT = "page";

  private static final int MOST = 100;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,40}");

  Wish {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("An id has 1 to 40 letters, digits and hyphens");
    }
  }

  /**
   * All in an array of objects.
   *
   * @throws IllegalArgumentException with what is wrong with it
   */
  static List<Wish> parse(String json) {
    return array(json, JsonObject.class).stream().map(Wish::of).toList();
  }

  /** Ids in an array; those that no payment has may be among them. */
  static List<String> ids(String json) {
    return array(json, JsonString.class).stream().map(JsonString::getString).toList();
  }

  private static Wish of(JsonObject object) {
    if (object.get("id") instanceof JsonString id
        && object.get("amount") instanceof JsonNumber amount) {
      return new Wish(
          id.getString(), amount.bigDecimalValue(), object.getBoolean("failTwice", false));
    }
    throw new IllegalArgumentException("A payment has an id and an amount");
  }

  private static <T extends JsonValue> List<T> array(String json, Class<T> type) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonArray array = reader.readArray();
      if (array.size() > MOST || !array.stream().allMatch(type::isInstance)) {
        throw new IllegalArgumentException("Send up to " + MOST + " in an array");
      }
      return array.getValuesAs(type);
    } catch (JsonException e) {
      throw new IllegalArgumentException("Send an array in JSON", e);
    }
  }

  /** The body of its message. */
  String toMessage() {
    return Json.createObjectBuilder()
        .add("paymentId", id)
        .add("account", ACCOUNT)
        .add("amount", amount)
        .build()
        .toString();
  }
}
