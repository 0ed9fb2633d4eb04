/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** What an operator does to a broker, by its management messages. */
public record BrokerControl(String url) {

  private static final Pattern CONSUMER = Pattern.compile("\\{[^{}]*}");

  /** Hands out nothing from a queue any more, until it is resumed or the broker restarts. */
  public void pause(String queue) throws Exception {
    invoke(ResourceNames.QUEUE + queue, "pause");
  }

  /** Has what fails at an address wait until it is told to come, also after a restart. */
  public void holdRedeliveries(String address) throws Exception {
    addressSettings(address, "{\"redeliveryDelay\": 3600000, \"maxRedeliveryDelay\": 3600000}");
  }

  /** Has what waits come now, and what fails from now on after the usual time. */
  public void releaseRedeliveries(String queue) throws Exception {
    invoke(ResourceNames.BROKER, "removeAddressSettings", queue);
    invoke(ResourceNames.QUEUE + queue, "deliverScheduledMessages", "");
  }

  /** Moves the messages that a selector matches, and says how many. */
  public int move(String queue, String selector, String to) throws Exception {
    Object moved = invoke(ResourceNames.QUEUE + queue, "moveMessages", selector, to);
    return ((Number) moved).intValue();
  }

  /** Makes a queue, if it is not there, that gives each message to one consumer. */
  public void createQueue(String queue) throws Exception {
    invoke(
        ResourceNames.BROKER,
        "createQueue",
        "{'name':'%s','routing-type':'ANYCAST'}".formatted(queue).replace('\'', '"'),
        true);
  }

  /** Has what is sent to an address copied to another one. */
  public void divert(String from, String to) throws Exception {
    invoke(
        ResourceNames.BROKER,
        "createDivert",
        "{'name':'%s-divert','address':'%s','forwarding-address':'%s','exclusive':false}"
            .formatted(from, from, to)
            .replace('\'', '"'));
  }

  /** Moves what comes to a queue to another address, by a connection of the broker to itself. */
  public void bridge(String from, String to) throws Exception {
    invoke(ResourceNames.BROKER, "addConnector", "itself", url);
    invoke(
        ResourceNames.BROKER,
        "createBridge",
        "{'name':'%s-bridge','queue-name':'%s','forwarding-address':'%s','static-connectors':['itself']}"
            .formatted(from, from, to)
            .replace('\'', '"'));
  }

  /** Sets what holds for an address, in the broker's own JSON. */
  public void addressSettings(String address, String settings) throws Exception {
    invoke(ResourceNames.BROKER, "addAddressSettings", address, settings);
  }

  /** How many consumers a queue has. */
  public int consumers(String queue) throws Exception {
    return consumersOf(queue).size();
  }

  /** Takes the consumers of a queue away, and leaves their connections alone. */
  public void closeConsumers(String queue) throws Exception {
    for (String consumer : consumersOf(queue)) {
      String session = member(consumer, "sessionID");
      String number = member(consumer, "sequentialId");
      assertThat(invoke(ResourceNames.BROKER, "closeConsumerWithID", session, number))
          .as(consumer)
          .isEqualTo(true);
    }
  }

  private List<String> consumersOf(String queue) throws Exception {
    String all = (String) invoke(ResourceNames.BROKER, "listAllConsumersAsJSON");
    return CONSUMER
        .matcher(all)
        .results()
        .map(MatchResult::group)
        .filter(consumer -> member(consumer, "queueName").equals(queue))
        .toList();
  }

  private static String member(String json, String name) {
    Matcher found = Pattern.compile('"' + name + "\":\"?([^\",}]*)").matcher(json);
    return found.find() ? found.group(1) : "";
  }

  private Object invoke(String resource, String operation, @Nullable Object... parameters)
      throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        JMSContext context = factory.createContext()) {
      Queue answers = context.createTemporaryQueue();
      Message question = context.createMessage();
      question.setJMSReplyTo(answers);
      JMSManagementHelper.putOperationInvocation(question, resource, operation, parameters);
      context.createProducer().send(context.createQueue("activemq.management"), question);
      try (JMSConsumer consumer = context.createConsumer(answers)) {
        Message answer = consumer.receive(30_000);
        Object result = JMSManagementHelper.getResult(answer);
        if (!JMSManagementHelper.hasOperationSucceeded(answer)) {
          throw new IllegalStateException(String.valueOf(result));
        }
        return result;
      }
    }
  }
}
