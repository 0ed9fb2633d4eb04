/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.store.MessageKey;
import io.xonce.store.Verdict;
import jakarta.transaction.Status;

/**
 * Two DEBUG lines for each delivery: its claim, and the outcome of its transaction as the
 * coordinator told it. A delivery with one line only was ended by the death of the server.
 */
final class DeliveryLog {

  private DeliveryLog() {}

  static void write(
      Incoming incoming, MessageKey key, Verdict verdict, RunningTransaction transaction) {
    if (!LOG.isDebugEnabled()) {
      return;
    }
    String what =
        "consumer=%s key=%s message=%s"
            .formatted(incoming.consumer(), key.text(), incoming.messageId());
    String tx = transaction.id();
    LOG.debugf("claim %s %s delivery=%d tx=%s", verdict, what, incoming.deliveryCount(), tx);
    transaction.afterOutcome(
        status -> LOG.debugf("outcome %s %s tx=%s", outcome(status), what, tx));
  }

  private static String outcome(int status) {
    return switch (status) {
      case Status.STATUS_COMMITTED -> "COMMITTED";
      case Status.STATUS_ROLLEDBACK -> "ROLLED_BACK";
      default -> "UNKNOWN";
    };
  }
}
