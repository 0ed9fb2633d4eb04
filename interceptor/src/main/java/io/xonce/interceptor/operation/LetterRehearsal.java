/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.MessageIdentity;
import io.xonce.interceptor.monitor.ConsumerView;
import io.xonce.interceptor.rehearsal.Rehearsal;
import io.xonce.interceptor.rehearsal.RehearsalReport;
import io.xonce.interceptor.rehearsal.RehearsalToken;
import io.xonce.interceptor.rehearsal.Rehearsals;
import io.xonce.interceptor.server.Jndi;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.time.Duration;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Has a dead letter rehearsed, and waits for what comes of it. */
final class LetterRehearsal implements Callable<Deed> {

  /** What is received before the token has to be processed first. */
  private static final Duration UNTIL_TAKEN = Duration.ofSeconds(30);

  private static final Duration UNTIL_ENDED = Duration.ofSeconds(60);

  private final ConsumerView view;
  private final Rehearsals rehearsals;
  private final String queue;
  private final String messageId;
  private final String origin;
  private @Nullable RehearsalReport report;

  private LetterRehearsal(
      ConsumerView view, Rehearsals rehearsals, String queue, String messageId, String origin) {
    this.view = view;
    this.rehearsals = rehearsals;
    this.queue = queue;
    this.messageId = messageId;
    this.origin = origin;
  }

  /**
   * That of a letter.
   *
   * @param queue JNDI name of the queue that it lies in
   * @param origin JNDI name of the queue of the consumer
   */
  static LetterRehearsal of(ConsumerView view, String queue, String messageId, String origin) {
    Rehearsals rehearsals = view.rehearsals();
    if (rehearsals == null) {
      throw LOG.nothingToRehearse(view.name());
    }
    return new LetterRehearsal(view, rehearsals, queue, messageId, origin);
  }

  @Override
  public Deed call() throws Exception {
    if (view.pause().ordered() != null) {
      return new Deed(false, "Not rehearsed: the consumer is paused, and takes nothing.");
    }
    ConnectionFactory factory =
        Jndi.find(view.settings().connectionFactory(), ConnectionFactory.class);
    Queue letters = Jndi.find(queue, Queue.class);
    Destination target = Jndi.find(origin, Destination.class);
    String selector = "JMSMessageID = '" + messageId.replace("'", "''") + "'";
    try (JMSContext context = factory.createContext();
        QueueBrowser browser = context.createBrowser(letters, selector)) {
      Enumeration<?> found = browser.getEnumeration();
      if (!found.hasMoreElements()) {
        return new Deed(false, "Not rehearsed: the message is not there any more.");
      }
      Message letter = (Message) found.nextElement();
      return isTheOnlyOne(letter, found)
          ? rehearse(letter, context, target)
          : new Deed(false, "Not rehearsed: another message in this queue has the same id.");
    }
  }

  /** Copies of it are the same. Senders of AMQP that count have the same ids. */
  private static boolean isTheOnlyOne(Message letter, Enumeration<?> others) throws JMSException {
    List<String> identity = MessageIdentity.of(letter).parts();
    while (others.hasMoreElements()) {
      if (!MessageIdentity.of((Message) others.nextElement()).parts().equals(identity)) {
        return false;
      }
    }
    return true;
  }

  /** The browser stays open meanwhile: a large body is read through it. */
  private Deed rehearse(Message letter, JMSContext context, Destination target)
      throws JMSException, InterruptedException {
    Rehearsal rehearsal = new Rehearsal(letter);
    String mark = rehearsals.announce(rehearsal);
    try {
      RehearsalToken.send(context, target, letter, mark);
      report = rehearsal.await(UNTIL_TAKEN);
      if (report == null && rehearsals.withdraw(mark)) {
        return notTaken(context, target, mark);
      }
      if (report == null) {
        report = rehearsal.await(UNTIL_ENDED);
      }
      return report == null
          ? new Deed(false, "It is still at work, and is not waited for. Nothing of it will stay.")
          : new Deed(true, RehearsalAnswer.summary(report));
    } finally {
      rehearsals.withdraw(mark);
    }
  }

  private static Deed notTaken(JMSContext context, Destination target, String mark) {
    boolean tookBack = false;
    try {
      tookBack = RehearsalToken.takeBack(context, target, mark);
    } catch (JMSRuntimeException e) {
      LOG.debugf(e, "The token cannot be taken back");
    }
    return new Deed(
        false,
        "Not rehearsed: no session of this server took the token in half a minute. "
            + (tookBack
                ? "It was taken back. Is the consumer busy or stopped, or does it select other"
                    + " messages?"
                : "It is dropped when it comes. Another server of the application may have had"
                    + " it: ask again."));
  }

  /** Puts what it has shown into an answer. */
  JsonText addTo(JsonText answer) {
    return report == null
        ? answer
        : answer.with("rehearsal", RehearsalAnswer.of(report, view.store().label()));
  }
}
