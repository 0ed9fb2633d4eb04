/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.DuplicateCause;
import io.xonce.XonceException;
import io.xonce.interceptor.attempt.DuplicateClassifier;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.statistics.ConsumerStatistics;
import io.xonce.store.Claim;
import io.xonce.store.IncomingMessage;
import io.xonce.store.ProcessedMessage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a consumer under observation would have done. Each kind of finding is logged the first time
 * and a few times more; all are counted.
 */
public final class Observation {

  /** Findings of one kind that are logged. */
  private static final int LOGGED = 20;

  /** Between two that tell of keys that were not recorded. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final String consumer;
  private final ConsumerStatistics statistics;
  private final KeyVariety variety = new KeyVariety();
  private final LongAdder seen = new LongAdder();
  private final LongAdder wouldSkip = new LongAdder();
  private final LongAdder collisions = new LongAdder();
  private final LongAdder withoutKey = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final AtomicLong nextTelling = new AtomicLong(System.nanoTime());
  private final Set<String> reasons = ConcurrentHashMap.newKeySet();

  public Observation(String consumer, ConsumerStatistics statistics) {
    this.consumer = consumer;
    this.statistics = statistics;
  }

  void seen(IncomingMessage message, DuplicateClassifier copy, Claim claim) {
    seen.increment();
    if (variety.isLowAfter(message.key())) {
      LOG.fewKeys(consumer, KeyVariety.WINDOW, variety.distinct());
    }
    DuplicateCause cause = copy.causeOf(claim);
    ProcessedMessage first = claim.first();
    if (cause == null || first == null) {
      return;
    }
    statistics.duplicate(cause, first, System.currentTimeMillis());
    if (cause == DuplicateCause.CONFLICT) {
      conflict(message, first);
    } else {
      wouldSkip.increment();
    }
  }

  private void conflict(IncomingMessage message, ProcessedMessage first) {
    collisions.increment();
    if (collisions.sum() <= LOGGED) {
      LOG.wouldConflict(consumer, message.key().text(), message.messageId(), first.messageId());
    }
  }

  void withoutKey(XonceException refusal) {
    withoutKey.increment();
    if (withoutKey.sum() <= LOGGED) {
      LOG.wouldRefuse(consumer, Printable.clause(refusal));
    }
  }

  /** The text names the message, so it is its number that tells one reason from another. */
  void refused(XonceException refusal) {
    refused.increment();
    String text = Printable.clause(refusal);
    if (reasons.size() < LOGGED && reasons.add(Printable.number(text))) {
      LOG.wouldRefuse(consumer, text);
    }
  }

  /** Told of each minute: who goes on to enforce must know of the last of them. */
  void lost(String reason) {
    lost.increment();
    long now = System.nanoTime();
    long due = nextTelling.get();
    if (now - due >= 0 && nextTelling.compareAndSet(due, now + PAUSE.toNanos())) {
      LOG.keyNotRecorded(consumer, reason, lost.sum());
    }
  }

  /** For people: what enforcing would have meant so far. */
  @Override
  public String toString() {
    return "%d observed: %d would be skipped, %d conflict, %d have no key, %d would be refused for their guarantee; %d not observed"
        .formatted(
            seen.sum(),
            wouldSkip.sum(),
            collisions.sum(),
            withoutKey.sum(),
            refused.sum(),
            lost.sum());
  }
}
