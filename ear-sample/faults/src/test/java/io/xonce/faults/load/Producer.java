/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.load;

import io.xonce.faults.bean.Names;
import io.xonce.faults.load.Item.Fate;
import io.xonce.lab.oracle.Key;
import io.xonce.lab.oracle.Sent;
import io.xonce.lab.oracle.Sent.Answer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages, waits until the broker has those that go together, and connects again when the
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

  /** Sends until the broker has them, or gives up when there is no broker and the load is over. */
  void send(List<Item> items) {
    items.stream()
        .collect(Collectors.groupingBy(item -> item.fate() == Fate.TAKEN_BACK))
        .forEach(this::send);
  }

  private void send(boolean takenBack, List<Item> items) {
    while (sendOnce(items, takenBack) == Answer.UNKNOWN) {
      disconnect();
    }
  }

  /** In one transaction. */
  private Answer sendOnce(List<Item> items, boolean takenBack) {
    JMSContext connected = connected();
    if (connected == null) {
      return Answer.FAILED;
    }
    List<Sent> messages = items.stream().map(this::numbered).toList();
    journal.begin(messages);
    Answer answer = attempt(connected, messages, items, takenBack);
    journal.end(messages, answer);
    return answer;
  }

  private Sent numbered(Item item) {
    return new Sent(
        target.consumer() + "-" + numbers.incrementAndGet(),
        new Key(target.consumer(), item.key()),
        item.payload(),
        Answer.UNKNOWN,
        item.fate() == Fate.POISON);
  }

  private Answer attempt(
      JMSContext connected, List<Sent> messages, List<Item> items, boolean takenBack) {
    try {
      for (int i = 0; i < messages.size(); i++) {
        send(connected, messages.get(i), items.get(i).fate());
      }
      if (takenBack) {
        connected.rollback();
        return Answer.FAILED;
      }
      connected.commit();
      return Answer.ACKNOWLEDGED;
    } catch (JMSRuntimeException e) {
      return Answer.UNKNOWN;
    }
  }

  private void send(JMSContext connected, Sent message, Fate fate) {
    connected
        .createProducer()
        .setProperty(Names.KEY, message.key().text())
        .setProperty(Names.SENT, message.id())
        .setProperty(Names.FAILS, fate.fails())
        .send(connected.createQueue(target.address()), message.payload());
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
