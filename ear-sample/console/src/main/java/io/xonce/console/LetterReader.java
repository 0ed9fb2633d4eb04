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
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Looks into a dead-letter queue, and takes nothing out. */
@ApplicationScoped
public class LetterReader {

  /** So many messages are looked at: a browser goes through them one by one. */
  static final int MOST = 2000;

  private static final String FACTORY = "java:/JmsXA";

  /** Called by the container. */
  public LetterReader() {}

  /** The first of them. */
  List<DeadLetter> read(LetterQueue queue) {
    if (queue.jndiName().isEmpty()) {
      throw Refusal.of(
          Status.CONFLICT, "Queue " + queue.name() + " has no JNDI name: give it an entry");
    }
    try (JMSContext context = find(FACTORY, ConnectionFactory.class).createContext();
        QueueBrowser browser = context.createBrowser(find(queue.jndiName(), Queue.class))) {
      List<DeadLetter> letters = new ArrayList<>();
      Enumeration<?> messages = browser.getEnumeration();
      while (letters.size() < MOST && messages.hasMoreElements()) {
        letters.add(DeadLetter.of((Message) messages.nextElement()));
      }
      return letters;
    } catch (NamingException | JMSException | JMSRuntimeException e) {
      throw Refusal.of(
          Status.SERVICE_UNAVAILABLE, "Queue " + queue.name() + " cannot be read: " + e);
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
