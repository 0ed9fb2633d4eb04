/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.ContentType;
import io.xonce.interceptor.invocation.ReceivedMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;

/**
 * Source and id of a CloudEvent: together they are unique for each distinct event (CloudEvents
 * 1.0.2, 3.1). The content type tells how it is written. In structured mode the event is the body.
 * In binary mode its attributes are properties: by AMQP with the prefix {@code cloudEvents:} or
 * {@code cloudEvents_} (AMQP binding 1.0.2, 3.1.3.1), of which JMS has only the latter, by MQTT 5
 * without any (MQTT binding 1.0.2, 3.1.3).
 */
record CloudEventParts(int maxBody) implements MessageExpression {

  private static final String EXPRESSION = "cloudEvent";
  private static final String ALL_FORMATS = "application/cloudevents";
  private static final String JSON = ALL_FORMATS + "+json";
  private static final String VERSION = "specversion";

  /** Where an attribute is. */
  private interface Attributes {
    Found find(String name) throws JMSException;
  }

  @Override
  public List<Found> find(ReceivedMessage received) throws JMSException {
    boolean structured = isStructured(received);
    Attributes attributes =
        structured ? name -> member(name, received) : name -> property(name, received);
    demandVersion(attributes.find(VERSION), structured, received);
    return List.of(attributes.find("source"), attributes.find("id"));
  }

  /** Without a content type, as Jakarta Messaging has none: if no attribute is a property. */
  private static boolean isStructured(ReceivedMessage received) throws JMSException {
    ContentType type = ContentType.of(received.message());
    if (type == null) {
      return isAbsent("source", received)
          && isAbsent("id", received)
          && isAbsent(VERSION, received);
    }
    if (!type.mediaType().startsWith(ALL_FORMATS)) {
      return false;
    }
    if (!type.mediaType().equals(JSON)) {
      throw notReadable("its format is " + type.mediaType() + ", and only JSON is read", received);
    }
    return true;
  }

  private static boolean isAbsent(String name, ReceivedMessage received) throws JMSException {
    return property(name, received).value() == Found.Nothing.ABSENT;
  }

  /** 1.0 stands for all of 1.0.x. Of a body nothing else tells that it is an event. */
  private static void demandVersion(Found version, boolean demanded, ReceivedMessage received) {
    boolean told = version.value() != Found.Nothing.ABSENT;
    if ((told || demanded) && !version.value().equals("1.0")) {
      throw notReadable("its specversion is not 1.0", received);
    }
  }

  private Found member(String name, ReceivedMessage received) throws JMSException {
    return new BodyPart(EXPRESSION, "/" + name, maxBody).find(received).get(0);
  }

  private static Found property(String name, ReceivedMessage received) throws JMSException {
    String place = "property 'cloudEvents_" + name + "'";
    Message message = received.message();
    Object value = message.getObjectProperty("cloudEvents_" + name);
    if (value == null) {
      value = message.getObjectProperty("cloudEvents:" + name);
    }
    if (value == null) {
      value = UserProperty.of(name, place, received);
    }
    return value == null
        ? new Found(place, Found.Nothing.ABSENT)
        : TypedValue.found(place, value, received);
  }

  private static RuntimeException notReadable(String reason, ReceivedMessage received) {
    return LOG.notACloudEvent(received.name(), received.consumer(), reason);
  }
}
