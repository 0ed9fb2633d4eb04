/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** The brokers in this server, as its management model shows them in JMX. */
@ApplicationScoped
public class Broker {

  static final String PREFIX = "jms.queue.";

  private static final String MODEL = "jboss.as:subsystem=messaging-activemq,server=";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  /** Called by the container. */
  public Broker() {}

  /** Name of the one that the connection factory of the console leads to; null: none of them. */
  @Nullable String name() {
    try {
      ObjectName factories = new ObjectName(MODEL + "*,pooled-connection-factory=*");
      for (ObjectName factory : server.queryNames(factories, null)) {
        if (entries(factory).contains(LetterReader.FACTORY)) {
          return factory.getKeyProperty("server");
        }
      }
      return null;
    } catch (JMException e) {
      throw notAsked(e);
    }
  }

  /** The queues that are a dead-letter address of something, in that one. */
  List<LetterQueue> deadLetterQueues() {
    List<LetterQueue> queues = new ArrayList<>();
    String broker = name();
    if (broker == null) {
      return queues;
    }
    try {
      AddressSettings settings = settings(broker);
      for (String queue : settings.deadLetterQueues()) {
        ObjectName name = name(broker, queue);
        if (server.isRegistered(name)) {
          queues.add(queue(name, settings));
        }
      }
      return queues;
    } catch (JMException e) {
      throw notAsked(e);
    }
  }

  private static Refusal notAsked(JMException e) {
    return Refusal.of(Status.SERVICE_UNAVAILABLE, "The broker cannot be asked: " + e.getMessage());
  }

  /** One of them, by its name. */
  LetterQueue deadLetterQueue(String name) {
    return deadLetterQueues().stream()
        .filter(queue -> queue.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> Refusal.of(Status.NOT_FOUND, "There is no dead-letter queue '" + name + "'"));
  }

  private AddressSettings settings(String broker) throws JMException {
    List<AddressSettings.Setting> settings = new ArrayList<>();
    ObjectName all = new ObjectName(MODEL + broker + ",address-setting=*");
    for (ObjectName name : server.queryNames(all, null)) {
      settings.add(setting(name));
    }
    return new AddressSettings(settings);
  }

  private AddressSettings.Setting setting(ObjectName name) throws JMException {
    String match = name.getKeyProperty("address-setting");
    return new AddressSettings.Setting(
        match.startsWith("\"") ? ObjectName.unquote(match) : match,
        (String) server.getAttribute(name, "deadLetterAddress"),
        (String) server.getAttribute(name, "expiryAddress"));
  }

  private static ObjectName name(String broker, String queue) throws JMException {
    return new ObjectName(MODEL + broker + ",jms-queue=" + queue);
  }

  private LetterQueue queue(ObjectName name, AddressSettings settings) throws JMException {
    Number count = (Number) server.getAttribute(name, "messageCount");
    return new LetterQueue(
        name.getKeyProperty("server"),
        name.getKeyProperty("jms-queue"),
        entries(name).stream().findFirst().orElse(""),
        count == null ? 0 : count.longValue(),
        settings);
  }

  /** Whether there is a queue of this name. */
  boolean hasQueue(String broker, String queue) {
    try {
      return server.isRegistered(name(broker, queue));
    } catch (JMException e) {
      return false;
    }
  }

  /** Name of the queue that stands in JNDI under a name; null: there is none. */
  @Nullable String queueOf(String broker, String jndiName) {
    try {
      for (ObjectName name : server.queryNames(name(broker, "*"), null)) {
        if (entries(name).contains(jndiName)) {
          return name.getKeyProperty("jms-queue");
        }
      }
      return null;
    } catch (JMException e) {
      throw notAsked(e);
    }
  }

  /** A JNDI name of a queue; null: it has none, or is not there. */
  @Nullable String entryOf(String broker, String queue) {
    try {
      ObjectName name = name(broker, queue);
      return server.isRegistered(name) ? entries(name).stream().findFirst().orElse(null) : null;
    } catch (JMException e) {
      throw notAsked(e);
    }
  }

  private List<String> entries(ObjectName resource) throws JMException {
    String[] entries = (String[]) server.getAttribute(resource, "entries");
    return entries == null ? List.of() : List.of(entries);
  }

  /**
   * Moves messages to another queue, with their ids, in one step of the broker and in one pass
   * through the queue that they are in.
   *
   * @param selector a hundred of them at most: beyond five hundred the broker would do it in
   *     several steps
   * @param target name of that queue
   * @return how many of them were still there
   */
  int move(LetterQueue from, String selector, String target) throws JMException {
    ObjectName name = name(from.broker(), from.name());
    if (!server.isRegistered(name(from.broker(), target))) {
      throw new JMException("There is no queue '" + target + "' on this server");
    }
    Object moved =
        invoke(
            name,
            "moveMessages",
            parameter ->
                switch (parameter) {
                  case "filter" -> selector;
                  case "other-queue-name", "otherQueueName" -> target;
                  default -> false;
                });
    if (moved instanceof Number number) {
      return number.intValue();
    }
    throw new JMException("The broker does not say how many it has moved: " + moved);
  }

  /** The model tells the parameters of an operation, which differ with its version. */
  private @Nullable Object invoke(
      ObjectName name, String operation, Function<String, Object> arguments) throws JMException {
    MBeanParameterInfo[] parameters = operation(name, operation).getSignature();
    String[] types = new String[parameters.length];
    Object[] values = new Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      types[i] = parameters[i].getType();
      values[i] = arguments.apply(parameters[i].getName());
    }
    return server.invoke(name, operation, values, types);
  }

  private MBeanOperationInfo operation(ObjectName name, String operation) throws JMException {
    for (MBeanOperationInfo info : server.getMBeanInfo(name).getOperations()) {
      if (info.getName().equals(operation)) {
        return info;
      }
    }
    throw new JMException(name + " has no operation " + operation);
  }
}
