/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import io.xonce.interceptor.invocation.CorrelationId;
import io.xonce.interceptor.invocation.MessageIdentity;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.server.NativeProperties;
import io.xonce.interceptor.server.ReceivingSession;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import java.util.List;
import java.util.regex.Pattern;

/** Where a requester waits for its reply, and by what it knows the reply. */
final class ReplyAddress {

  /** As STOMP senders give it: without saying whether it is a queue. */
  private static final String RAW_REPLY_TO = "JMSReplyTo";

  /** What the acceptor of a STOMP sender takes off the names of queues. */
  private static final String RAW_PREFIX = "_AMQ_PREFIX";

  /** Where an MQTT 5 sender waits (MQTT 5.0, 4.10). */
  private static final String RESPONSE_TOPIC = "mqtt.response.topic";

  /** What means something else in an address of the broker, or matches many. */
  private static final Pattern NO_TOPIC_NAME = Pattern.compile("[.\\\\*#+]");

  private ReplyAddress() {}

  /** What to try in turn; empty if there is none. */
  static List<TransactedSender.Address> of(Message request) throws JMSException {
    Destination to = request.getJMSReplyTo();
    if (to == null) {
      String topic = request.getStringProperty(RESPONSE_TOPIC);
      return topic == null ? List.of() : List.of(context -> topic(context, topic));
    }
    String name =
        to instanceof Queue || to instanceof Topic ? null : request.getStringProperty(RAW_REPLY_TO);
    return name == null
        ? List.of(context -> there(request, to))
        : List.of(context -> queue(context, request, name), context -> to);
  }

  /** A broker that makes queues by itself would make a temporary one anew, for nobody. */
  private static Destination there(Message request, Destination to) throws JMSException {
    boolean temporary = to instanceof TemporaryQueue || to instanceof TemporaryTopic;
    if (temporary && ReceivingSession.lacks(request, to)) {
      throw new InvalidDestinationException(to.toString());
    }
    return to;
  }

  private static Queue queue(JMSContext context, Message request, String name) throws JMSException {
    String prefix = request.getStringProperty(RAW_PREFIX);
    try {
      return context.createQueue(
          prefix != null && name.startsWith(prefix) ? name.substring(prefix.length()) : name);
    } catch (JMSRuntimeException e) {
      throw new InvalidDestinationException(Printable.reason(e));
    }
  }

  private static Topic topic(JMSContext context, String name) throws JMSException {
    if (NO_TOPIC_NAME.matcher(name).find()) {
      throw new InvalidDestinationException(name);
    }
    try {
      return context.createTopic(name.replace('/', '.'));
    } catch (JMSRuntimeException e) {
      throw new InvalidDestinationException(Printable.reason(e));
    }
  }

  /** The requester's own id of the conversation if it has one, else the id of its message. */
  static void correlate(Message reply, Message request) throws JMSException {
    String id = request.getJMSCorrelationID();
    byte[] bytes = id == null ? CorrelationId.bytes(request) : null;
    if (bytes == null) {
      reply.setJMSCorrelationID(id == null ? MessageIdentity.of(request).reply() : id);
    } else {
      reply.setJMSCorrelationIDAsBytes(bytes);
    }
    Object data = request.getObjectProperty(NativeProperties.MQTT_CORRELATION_DATA);
    if (data != null) {
      NativeProperties.set(reply, NativeProperties.MQTT_CORRELATION_DATA, data);
    }
  }
}
