/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.load;

import io.xonce.faults.bean.Names;
import io.xonce.faults.load.Item.Fate;
import io.xonce.lab.oracle.Key;
import io.xonce.lab.oracle.Sent.Answer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages one by one, waits for each until the broker has it, and connects again when the
 * connection has broken. What it does not know the end of it sends once more.
 */
final class Producer implements AutoCloseable {

  private static final long PAUSE_MILLIS = 100;

  private final Target target;
  private final Journal journal;
  private final AtomicLong numbers;
  private final BooleanSupplier stopped;
  private @Nullable ActiveMQConnectionFactory factory;
  private @Nullable JMSContext context;

  Producer(Target target, Journal journal, AtomicLong numbers, BooleanSupplier stopped) {
    this.target = target;
    this.journal = journal;
    this.numbers = numbers;
    this.stopped = stopped;
  }

  /** Sends until the broker has it, or gives up when there is no broker and the load is over. */
  void send(Item item) {
    while (sendOnce(item) == Answer.UNKNOWN) {
      disconnect();
    }
  }

  private Answer sendOnce(Item item) {
    JMSContext connected = connected();
    if (connected == null) {
      return Answer.FAILED;
    }
    String id = target.consumer() + "-" + numbers.incrementAndGet();
    Key key = new Key(target.consumer(), item.key());
    journal.begin(id, key, item.payload(), item.fate() == Fate.POISON);
    try {
      connected
          .createProducer()
          .setProperty(Names.KEY, item.key())
          .setProperty(Names.SENT, id)
          .setProperty(Names.FAILS, item.fate().fails())
          .send(connected.createQueue(target.address()), item.payload());
      return end(id, item, connected);
    } catch (JMSRuntimeException e) {
      journal.end(id, Answer.UNKNOWN);
      return Answer.UNKNOWN;
    }
  }

  private Answer end(String id, Item item, JMSContext connected) {
    boolean takenBack = item.fate() == Fate.TAKEN_BACK;
    if (takenBack) {
      connected.rollback();
    } else {
      connected.commit();
    }
    Answer answer = takenBack ? Answer.FAILED : Answer.ACKNOWLEDGED;
    journal.end(id, answer);
    return answer;
  }

  private @Nullable JMSContext connected() {
    while (context == null) {
      try {
        factory = new ActiveMQConnectionFactory(target.url());
        context = factory.createContext(JMSContext.SESSION_TRANSACTED);
      } catch (JMSRuntimeException e) {
        disconnect();
        if (stopped.getAsBoolean()) {
          return null;
        }
        pause();
      }
    }
    return context;
  }

  private void disconnect() {
    if (context != null) {
      try {
        context.close();
      } catch (JMSRuntimeException e) {
        // What cannot be closed is gone.
      }
      context = null;
    }
    if (factory != null) {
      factory.close();
      factory = null;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  @Override
  public void close() {
    disconnect();
  }
}
