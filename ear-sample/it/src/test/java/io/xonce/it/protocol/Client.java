/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.lab.Artemis.Protocol;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToIntFunction;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.protonj2.types.UnsignedLong;

/** Who sends: each in the way that is its own. */
enum Client {
  CORE(Protocol.CORE),
  QPID_JMS(Protocol.AMQP),
  AMQP_STRING_ID(Protocol.AMQP),
  AMQP_ULONG_ID(Protocol.AMQP),
  AMQP_UUID_ID(Protocol.AMQP),
  AMQP_WITHOUT_ID(Protocol.AMQP),
  RHEA(Protocol.AMQP),
  STOMP_BYTES(Protocol.STOMP),
  STOMP_TEXT(Protocol.STOMP),
  MQTT(Protocol.MQTT),
  CLASSIC(Protocol.OPENWIRE);

  private final Protocol protocol;

  Client(Protocol protocol) {
    this.protocol = protocol;
  }

  void send(ToIntFunction<Protocol> ports, Outgoing message) throws Exception {
    producer(ports.applyAsInt(protocol)).send(message);
  }

  /** Others have text, which is always made of whole characters. */
  boolean sendsBytes() {
    return switch (this) {
      case AMQP_STRING_ID, AMQP_ULONG_ID, AMQP_UUID_ID, AMQP_WITHOUT_ID, STOMP_BYTES, MQTT -> true;
      default -> false;
    };
  }

  private Producer producer(int port) {
    String host = "127.0.0.1:" + port;
    return switch (this) {
      case CORE -> new JmsProducer(new ActiveMQConnectionFactory("tcp://" + host));
      case QPID_JMS -> new JmsProducer(new JmsConnectionFactory("amqp://" + host));
      case AMQP_STRING_ID -> new AmqpProducer(port, () -> "order-" + UUID.randomUUID());
      case AMQP_ULONG_ID ->
          new AmqpProducer(
              port, () -> UnsignedLong.valueOf(ThreadLocalRandom.current().nextLong()));
      case AMQP_UUID_ID -> new AmqpProducer(port, UUID::randomUUID);
      case AMQP_WITHOUT_ID -> new AmqpProducer(port, null);
      case RHEA -> new RheaProducer(port, null);
      case STOMP_BYTES -> new StompProducer(port, true);
      case STOMP_TEXT -> new StompProducer(port, false);
      case MQTT -> new MqttProducer(port);
      case CLASSIC ->
          new JmsProducer(new org.apache.activemq.ActiveMQConnectionFactory("tcp://" + host));
    };
  }
}
