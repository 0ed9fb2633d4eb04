/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;

/** What a message of the payments queue says. */
record Payment(String paymentId, String account, BigDecimal amount) {

  Payment {
    if (amount.signum() <= 0) {
      throw new InvalidPaymentException("Amount of payment " + paymentId + " is not positive");
    }
    if (amount.stripTrailingZeros().scale() > 2) {
      throw new InvalidPaymentException("Amount of payment " + paymentId + " is finer than a cent");
    }
  }

  static Payment parse(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonObject object = reader.readObject();
      return new Payment(
          object.getString("paymentId"),
          object.getString("account"),
          object.getJsonNumber("amount").bigDecimalValue());
    } catch (JsonException | ClassCastException | NullPointerException e) {
      // JSON-P answers a missing or mistyped member with the latter two.
      throw new InvalidPaymentException("Not a payment: " + json, e);
    }
  }
}
