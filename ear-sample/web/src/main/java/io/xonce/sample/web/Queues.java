/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;

/** Looks at what was told and at what was given up, and takes nothing out. */
@RequestScoped
public class Queues {

  /** So many messages of a queue are looked at. */
  private static final int MOST = 2000;

  @Inject
  @JMSConnectionFactory("java:/JmsXA")
  private JMSContext jms;

  @Resource(lookup = "java:/jms/queue/booked")
  private Queue booked;

  @Resource(lookup = "java:/jms/queue/DLQ")
  private Queue deadLetters;

  /** Called by the container. */
  public Queues() {}

  /** How often it was told of each payment that it is booked. */
  Map<String, Integer> told() {
    return count(booked);
  }

  /** How many messages of each payment were given up. */
  Map<String, Integer> dead() {
    return count(deadLetters);
  }

  private Map<String, Integer> count(Queue queue) {
    try (QueueBrowser browser = jms.createBrowser(queue)) {
      Map<String, Integer> counts = new HashMap<>();
      Enumeration<?> messages = browser.getEnumeration();
      for (int seen = 0; seen < MOST && messages.hasMoreElements(); seen++) {
        counts.merge(payment((Message) messages.nextElement()), 1, Integer::sum);
      }
      return counts;
    } catch (JMSException | JMSRuntimeException e) {
      throw new Unavailable("The broker does not answer: " + e.getMessage(), e);
    }
  }

  /** Whose message it is; empty if of nobody: the dead letters are of all consumers. */
  private static String payment(Message message) throws JMSException {
    if (!message.isBodyAssignableTo(String.class)) {
      return "";
    }
    try (JsonReader reader =
        Json.createReader(new StringReader(String.valueOf(message.getBody(String.class))))) {
      return reader.readObject().getString("paymentId", "");
    } catch (JsonException e) {
      return "";
    }
  }
}
