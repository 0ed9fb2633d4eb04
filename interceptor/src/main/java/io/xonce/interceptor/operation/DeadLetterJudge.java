/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import io.xonce.XonceException;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.invocation.SelectorId;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.monitor.ConsumerView;
import io.xonce.interceptor.server.Jndi;
import io.xonce.store.Claim;
import io.xonce.store.DedupStore;
import io.xonce.store.IncomingMessage;
import io.xonce.store.MessageKey;
import io.xonce.store.Outcome;
import io.xonce.store.ProcessedMessage;
import io.xonce.store.Verdict;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** Says of messages in a queue what would become of them if they were delivered now. */
final class DeadLetterJudge {

  /**
   * What is said of an id.
   *
   * @param identity of the message that has it
   * @param verdict null: several have it, and nobody can say which of them is meant
   */
  private record Judged(List<String> identity, @Nullable JsonText verdict) {

    /** A copy is the same message. Senders of AMQP that count have the same ids. */
    Judged or(Judged other) {
      return identity.equals(other.identity) ? this : new Judged(identity, null);
    }
  }

  private final ConsumerView view;
  private final String queue;

  DeadLetterJudge(ConsumerView view, String queue) {
    this.view = view;
    this.queue = queue;
  }

  JsonText judge(List<String> messageIds) throws NamingException, JMSException, SQLException {
    Map<String, Judged> judged = new LinkedHashMap<>();
    if (messageIds.isEmpty()) {
      return written(judged);
    }
    DedupStore store = view.store().open();
    ConnectionFactory factory =
        Jndi.find(view.settings().connectionFactory(), ConnectionFactory.class);
    Queue letters = Jndi.find(queue, Queue.class);
    try (JMSContext context = factory.createContext();
        QueueBrowser browser = context.createBrowser(letters, selector(messageIds));
        Connection connection = store.connect()) {
      Enumeration<?> found = browser.getEnumeration();
      while (found.hasMoreElements()) {
        Message message = (Message) found.nextElement();
        String id = SelectorId.of(message);
        if (id != null) {
          judged.merge(id, judged(message, store, connection), Judged::or);
        }
      }
    }
    return written(judged);
  }

  private static JsonText written(Map<String, Judged> judged) {
    JsonText verdicts = new JsonText();
    judged.forEach(
        (id, one) -> {
          if (one.verdict != null) {
            verdicts.with(id, one.verdict);
          }
        });
    return new JsonText().with("messages", verdicts);
  }

  private static String selector(List<String> messageIds) {
    return messageIds.stream()
        .map(id -> "'" + id.replace("'", "''") + "'")
        .collect(Collectors.joining(",", "JMSMessageID IN (", ")"));
  }

  private Judged judged(Message message, DedupStore store, Connection connection) {
    ReceivedMessage received = ReceivedMessage.of(view.name(), message);
    return new Judged(received.identity().parts(), verdict(received, store, connection));
  }

  private JsonText verdict(ReceivedMessage received, DedupStore store, Connection connection) {
    try {
      MessageKey key = view.keys().read(received);
      IncomingMessage incoming =
          new IncomingMessage(
              key,
              received.messageId(),
              received.sentAt(),
              view.keys().fingerprint(received),
              null,
              Outcome.COMMITTED);
      ProcessedMessage record = store.find(connection, key).orElse(null);
      JsonText answer = new JsonText().withKey(key);
      return record == null
          ? unprocessed(answer, incoming, store, connection)
          : processed(answer, incoming, record);
    } catch (XonceException e) {
      return new JsonText().with("verdict", "UNREADABLE").with("reason", Printable.reason(e));
    }
  }

  private JsonText unprocessed(
      JsonText answer, IncomingMessage message, DedupStore store, Connection connection) {
    String doubt =
        view.settings().policy().floor()
            ? store.floorDoubt(connection, message).orElse(null)
            : null;
    return answer.with("verdict", doubt == null ? "NEW" : Verdict.STALE).with("reason", doubt);
  }

  private static JsonText processed(
      JsonText answer, IncomingMessage message, ProcessedMessage record) {
    return answer
        .with("verdict", Claim.known(message, record).verdict())
        .with("processedAt", record.processedAt())
        .with("firstMessageId", record.messageId());
  }
}
