/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.OnDuplicate;
import io.xonce.store.Claim;
import io.xonce.store.DedupStore;
import io.xonce.store.IncomingMessage;
import io.xonce.store.MessageKey;
import io.xonce.store.ProcessedMessage;
import io.xonce.store.StoreException;
import io.xonce.store.Verdict;
import jakarta.jms.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One consumer at work: resolve the key, claim it, proceed or react. */
final class Consumer {

  private final Settings settings;
  private final KeyReader keys;
  private final StoreHandle store;
  private final Proof proof;
  private final KnownKeys known;

  Consumer(Settings settings, KeyReader keys, StoreHandle store, Transactions transactions) {
    this.settings = settings;
    this.keys = keys;
    this.store = store;
    this.proof = new Proof(settings, store, transactions);
    this.known = new KnownKeys(settings.knownKeys(), settings.retention());
  }

  /** Runs in the transaction of the delivery; every exception rolls it back. */
  @Nullable Object process(Message message, Callable<@Nullable Object> bean) throws Exception {
    Incoming incoming = Incoming.of(settings.consumer(), message);
    DeliveryProof delivery = proof.begin(incoming);
    MessageKey key = keys.read(incoming);
    if (settings.onDuplicate() == OnDuplicate.SKIP && known.contains(key, System.nanoTime())) {
      // The database is not touched, so the message is all that commits: in one phase.
      DeliveryLog.write(incoming, key, Verdict.DUPLICATE, delivery.transaction());
      return null;
    }
    Claim claim = claim(incoming, key, delivery);
    DeliveryLog.write(incoming, key, claim.verdict(), delivery.transaction());
    delivery.transaction().afterCommit(() -> known.committed(key, System.nanoTime()));
    ProcessedMessage first = claim.first();
    if (first == null) {
      return proceed(incoming, key, null, delivery, bean);
    }
    return switch (settings.onDuplicate()) {
      case SKIP -> null;
      case FAIL -> throw failed(incoming, key, first);
      case PROCEED -> proceed(incoming, key, first, delivery, bean);
    };
  }

  private Claim claim(Incoming incoming, MessageKey key, DeliveryProof delivery) {
    try {
      DedupStore dedup = store.open();
      try (Connection connection = dedup.connect()) {
        delivery.demandStore(dedup, connection);
        return dedup.claim(
            connection, new IncomingMessage(key, incoming.messageId(), incoming.sentAt()));
      }
    } catch (StoreException | SQLException e) {
      throw LOG.storeFailed(
          incoming.messageId(),
          settings.consumer(),
          store.name(),
          key.text(),
          String.valueOf(e.getMessage()),
          e);
    }
  }

  private @Nullable Object proceed(
      Incoming incoming,
      MessageKey key,
      @Nullable ProcessedMessage first,
      DeliveryProof delivery,
      Callable<@Nullable Object> bean)
      throws Exception {
    CurrentDelivery.Facts facts =
        new CurrentDelivery.Facts(
            key.text(),
            settings.consumer(),
            incoming.deliveryCount(),
            first != null,
            first == null ? Instant.now() : first.processedAt());
    Object result = CurrentDelivery.with(facts, bean);
    delivery.watchCommit();
    return result;
  }

  private RuntimeException failed(Incoming incoming, MessageKey key, ProcessedMessage first) {
    return LOG.duplicate(
        incoming.messageId(),
        settings.consumer(),
        key.text(),
        first.processedAt().toString(),
        first.messageId());
  }
}
