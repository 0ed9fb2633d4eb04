/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import io.xonce.interceptor.attempt.KnowledgeLease;
import io.xonce.interceptor.monitor.ConsumerView;
import io.xonce.store.DedupStore;
import io.xonce.store.ForgottenKeys;
import io.xonce.store.MessageKey;
import io.xonce.store.ProcessedMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Has the store forget a key. Until the last step the key is a duplicate, whatever fails; after it
 * no server answers from memory, because the key was announced for longer than any of them believes
 * its memory without a look at the announcements.
 */
final class KeyForgetting implements Callable<Deed> {

  private final DedupStore store;
  private final MessageKey key;
  private final @Nullable ProcessedMessage record;

  KeyForgetting(ConsumerView view, MessageKey key) throws SQLException {
    this.store = view.store().open();
    this.key = key;
    try (Connection connection = store.connect()) {
      this.record = store.find(connection, key).orElse(null);
    }
  }

  /** The key as far as it is known. */
  String subject() {
    return record == null ? key.toString() : record.keyText();
  }

  @Override
  public Deed call() throws InterruptedException {
    if (record == null) {
      return new Deed(
          false,
          "Nothing to forget: this consumer has no record of the key. If it is in doubt, let"
              + " recovery end its branch first.");
    }
    ForgottenKeys forgotten = store.forgottenKeys();
    forgotten.announce(key);
    Thread.sleep(KnowledgeLease.PATIENCE.toMillis());
    return forgotten.forget(key, record)
        ? new Deed(true, "Forgotten. A message of this key that comes from now on is processed.")
        : new Deed(false, "Not forgotten: its record has changed meanwhile. Look at it again.");
  }
}
