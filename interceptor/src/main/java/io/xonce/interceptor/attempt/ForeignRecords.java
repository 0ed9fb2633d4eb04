/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.ledger.AttemptLedger;
import io.xonce.store.Claimant;
import io.xonce.store.ProcessedMessage;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a message is a duplicate of one that another application has processed: perhaps the
 * two have different consumers of one name, and this one never gets to see its message.
 */
final class ForeignRecords {

  private final Supplier<String> application;
  private final boolean shared;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * @param application the name of this one, known once it is deployed
   * @param shared whether another has a consumer of this name on purpose
   */
  ForeignRecords(Supplier<String> application, boolean shared) {
    this.application = application;
    this.shared = shared;
  }

  /**
   * Tells once of each other application.
   *
   * @param what the message or call in hand
   * @param record of its key; null: it has none
   */
  void met(String what, String consumer, @Nullable ProcessedMessage record) {
    if (record == null || shared) {
      return;
    }
    String other = application(record);
    if (other != null && !other.equals(application.get()) && told.add(other)) {
      LOG.processedElsewhere(what, consumer, record.keyText(), other);
    }
  }

  private static @Nullable String application(ProcessedMessage record) {
    Claimant claimant = record.claimant();
    return claimant == null ? null : AttemptLedger.applicationOf(claimant.node());
  }
}
