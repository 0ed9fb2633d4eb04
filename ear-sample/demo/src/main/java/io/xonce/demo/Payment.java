/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;

/** Money for an account: as planned, as booked in the ledger, or as told by a message. */
record Payment(String id, String account, BigDecimal amount) {

  static Payment parse(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonObject object = reader.readObject();
      return new Payment(
          object.getString("paymentId"),
          object.getString("account"),
          object.getJsonNumber("amount").bigDecimalValue());
    }
  }

  String toJson() {
    return Json.createObjectBuilder()
        .add("paymentId", id)
        .add("account", account)
        .add("amount", amount)
        .build()
        .toString();
  }

  boolean says(Payment other) {
    return id.equals(other.id)
        && account.equals(other.account)
        && amount.compareTo(other.amount) == 0;
  }
}
