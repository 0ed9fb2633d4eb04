/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample;

import jakarta.json.Json;
import java.math.BigDecimal;

/** What a message of the booked queue says. */
record PaymentBooked(String paymentId, String account, BigDecimal amount) {

  static PaymentBooked of(Entry entry) {
    return new PaymentBooked(entry.paymentId(), entry.account().id(), entry.amount());
  }

  String toJson() {
    return Json.createObjectBuilder()
        .add("paymentId", paymentId)
        .add("account", account)
        .add("amount", amount)
        .build()
        .toString();
  }
}
