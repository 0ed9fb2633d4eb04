/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.rehearsal;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.attempt.DeliveryTransaction;
import io.xonce.interceptor.attempt.DeliveryTransactions;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.server.RunningTransaction;
import io.xonce.interceptor.server.Transactions;
import io.xonce.interceptor.store.StoreHandle;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses the dead letters of one consumer: the letter is processed as a delivery would be, in a
 * transaction of its own that cannot commit, and nothing of it is told to ledger, counts or memory.
 */
public final class Rehearser {

  /** Processes a message as the consumer does, but counts nothing. */
  public interface Processing {
    @Nullable Object process(ReceivedMessage message, BeanCall bean) throws Exception;
  }

  /** Calls the bean with a message in the place of the token. */
  public interface LetterCall {
    @Nullable Object with(Message letter) throws Exception;
  }

  private final String consumer;
  private final Rehearsals rehearsals;
  private final Processing processing;
  private final StoreHandle store;
  private final Transactions transactions;
  private final DeliveryTransactions deliveries;

  public Rehearser(
      String consumer,
      Rehearsals rehearsals,
      Processing processing,
      StoreHandle store,
      Transactions transactions) {
    this.consumer = consumer;
    this.rehearsals = rehearsals;
    this.processing = processing;
    this.store = store;
    this.transactions = transactions;
    this.deliveries = new DeliveryTransactions(transactions);
  }

  /** A token has come. One that nobody waits for is dropped: nothing else would end it. */
  public void rehearse(String mark, LetterCall bean) {
    Rehearsal rehearsal = rehearsals.take(mark);
    if (rehearsal == null) {
      LOG.tokenDropped(consumer);
      return;
    }
    rehearsal.end(run(rehearsal.letter(), bean));
  }

  private RehearsalReport run(Message letter, LetterCall bean) {
    ReceivedMessage message = ReceivedMessage.of(consumer, letter);
    Performance performance = new Performance(message, () -> bean.with(letter));
    RehearsalReport report = performance.run();
    Throwable thrown = report.thrown();
    LOG.rehearsed(
        message.name(), consumer, thrown == null ? "nothing thrown" : Printable.described(thrown));
    return report;
  }

  /** One run. */
  private final class Performance {

    private final ReceivedMessage message;
    private final BeanCall bean;
    private @Nullable RehearsalRecorder recorder;

    Performance(ReceivedMessage message, BeanCall bean) {
      this.message = message;
      this.bean = bean;
    }

    RehearsalReport run() {
      Throwable failure = null;
      try {
        failure = transactions.rehearsed(this::perform, this::look);
      } catch (Exception | Error e) {
        failure = e;
      }
      RehearsalRecorder recorded = recorder;
      if (recorded == null) {
        return notBegun(failure);
      }
      if (failure != null) {
        recorded.failed(failure);
      }
      return recorded.report();
    }

    private RehearsalReport notBegun(@Nullable Throwable failure) {
      return new RehearsalReport(false, failure, false, List.of(), null, Map.of(), Duration.ZERO);
    }

    private void look() {
      if (recorder != null) {
        recorder.look();
      }
    }

    private void perform(RunningTransaction transaction) {
      RehearsalRecorder made = new RehearsalRecorder(store, transaction);
      recorder = made;
      try {
        processing.process(message, made.recorded(bean));
        if (!transaction.isActive()) {
          made.marked();
        }
      } catch (Exception | Error e) {
        made.failed(Objects.requireNonNullElse(firstFailure(), e));
      }
    }

    /** What left the bean itself, before a container made something else of it. */
    private @Nullable Throwable firstFailure() {
      DeliveryTransaction delivery = deliveries.current();
      return delivery == null ? null : delivery.failure();
    }
  }
}
