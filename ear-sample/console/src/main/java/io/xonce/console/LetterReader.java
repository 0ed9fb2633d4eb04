/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Consumer;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Looks into a dead-letter queue, and takes nothing out. */
@ApplicationScoped
public class LetterReader {

  static final String FACTORY = "java:/JmsXA";

  /** Called by the container. */
  public LetterReader() {}

  /**
   * Goes through all of them, the oldest first, however many there are.
   *
   * @param portion so many are handed over at once
   */
  void read(LetterQueue queue, int portion, Consumer<List<DeadLetter>> reader) {
    if (queue.jndiName().isEmpty()) {
      throw Refusal.of(
          Status.CONFLICT, "Queue " + queue.name() + " has no JNDI name: give it an entry");
    }
    try (JMSContext context = find(FACTORY, ConnectionFactory.class).createContext();
        QueueBrowser browser = context.createBrowser(find(queue.jndiName(), Queue.class))) {
      hand(browser.getEnumeration(), portion, reader);
    } catch (NamingException | JMSException | JMSRuntimeException e) {
      throw Refusal.of(
          Status.SERVICE_UNAVAILABLE, "Queue " + queue.name() + " cannot be read: " + e);
    }
  }

  private static void hand(Enumeration<?> messages, int portion, Consumer<List<DeadLetter>> reader)
      throws JMSException {
    List<DeadLetter> letters = new ArrayList<>(portion);
    while (messages.hasMoreElements()) {
      letters.add(DeadLetter.of((Message) messages.nextElement()));
      if (letters.size() == portion) {
        reader.accept(letters);
        letters = new ArrayList<>(portion);
      }
    }
    if (!letters.isEmpty()) {
      reader.accept(letters);
    }
  }

  /** Names of the server only. */
  @SuppressWarnings("BanJNDI")
  private static <T> T find(String name, Class<T> type) throws NamingException {
    if (!name.startsWith("java:")) {
      throw new NamingException("'" + name + "' does not begin with java:");
    }
    return type.cast(InitialContext.doLookup(name));
  }
}
