/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/** MQTT 5, delivered at least once (QoS 1). */
record MqttProducer(int port) implements Producer {

  @Override
  public void send(Outgoing outgoing) throws MqttException {
    MqttProperties properties = new MqttProperties();
    properties.setContentType("application/json");
    outgoing
        .properties()
        .forEach(
            (name, value) -> properties.getUserProperties().add(new UserProperty(name, value)));
    if (outgoing.replyTo() != null) {
      properties.setResponseTopic(outgoing.replyTo().queue());
      properties.setCorrelationData(
          outgoing.replyTo().correlation().getBytes(StandardCharsets.UTF_8));
    }
    send(outgoing, properties);
  }

  /** Sends a message with properties of its own. */
  void send(Outgoing outgoing, MqttProperties properties) throws MqttException {
    MqttClient client =
        new MqttClient(
            "tcp://127.0.0.1:" + port, UUID.randomUUID().toString(), new MemoryPersistence());
    try {
      client.connect();
      client.publish(outgoing.queue(), new MqttMessage(outgoing.bytes(), 1, false, properties));
      client.disconnect();
    } finally {
      client.close();
    }
  }
}
