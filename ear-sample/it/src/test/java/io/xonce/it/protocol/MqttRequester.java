/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Waits by MQTT 5 for the answers to what it asks, at a topic of its own with a level in it. */
final class MqttRequester implements AutoCloseable {

  private final BlockingQueue<MqttMessage> answers = new LinkedBlockingQueue<>();
  private final String topic = "answers/" + UUID.randomUUID();
  private final MqttClient client;

  MqttRequester(int port) throws MqttException {
    client =
        new MqttClient(
            "tcp://127.0.0.1:" + port, UUID.randomUUID().toString(), new MemoryPersistence());
    client.connect();
    client.subscribe(
        new MqttSubscription[] {new MqttSubscription(topic, 1)},
        new IMqttMessageListener[] {(from, message) -> answers.add(message)});
  }

  /** Asks, and returns the answer to just that. */
  String ask(String queue, String question) throws MqttException, InterruptedException {
    byte[] correlation = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    correlation[0] = -1;
    MqttProperties properties = new MqttProperties();
    properties.setContentType("application/json");
    properties.setResponseTopic(topic);
    properties.setCorrelationData(correlation);
    byte[] body = question.getBytes(StandardCharsets.UTF_8);
    client.publish(queue, new MqttMessage(body, 1, false, properties));
    MqttMessage answer = answers.poll(90, TimeUnit.SECONDS);
    assertThat(answer).as("answer to what was asked of " + queue).isNotNull();
    assertThat(answer.getProperties().getCorrelationData()).isEqualTo(correlation);
    return new String(answer.getPayload(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws MqttException {
    client.disconnect();
    client.close();
  }
}
