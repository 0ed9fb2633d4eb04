/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The attempts at one payment, which are history, beside their one effect, which is state. */
record Biography(Payment payment, List<Attempt> attempts, long entries, long messages) {

  private static final String ROW = "    %-13s %-9s %-10s %s";
  private static final int SHORT_ID = 8;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "  Payment %s, %s to %s, was sent twice and fails on its first two attempts:",
            payment.id(),
            payment.amount(),
            payment.account()));
    lines.add(String.format(ROW, "time", "delivery", "message", "outcome"));
    attempts.forEach(attempt -> lines.add(row(attempt)));
    lines.add(
        String.format(
            Locale.ROOT,
            "  %d attempts; its effect: %d entry in the ledger, %d PaymentBooked message",
            attempts.size(),
            entries,
            messages));
    return lines;
  }

  private String row(Attempt attempt) {
    return String.format(
        ROW,
        attempt.time(),
        attempt.delivery(),
        shortened(attempt.messageId()),
        attempt.outcome().text());
  }

  /** The first digits tell messages of one sender apart; the rest names the sender. */
  private static String shortened(String messageId) {
    String id = messageId.startsWith("ID:") ? messageId.substring(3) : messageId;
    return id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id;
  }
}
