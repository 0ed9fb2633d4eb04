/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.SenderOptions;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;

/**
 * AMQP 1.0 with a data section, as most clients send JSON.
 *
 * @param ids of the message, of any type that AMQP allows; null for none
 */
record AmqpProducer(int port, @Nullable Supplier<?> ids) implements Producer {

  @Override
  public void send(Outgoing outgoing) throws Exception {
    Message<?> message = Message.create(outgoing.bytes());
    send(outgoing, message.contentType("application/json"));
  }

  /** Sends a message with a body and a content type of its own. */
  void send(Outgoing outgoing, Message<?> message) throws Exception {
    message.durable(true);
    if (ids != null) {
      message.messageId(ids.get());
    }
    for (Map.Entry<String, String> property : outgoing.properties().entrySet()) {
      message.property(property.getKey(), property.getValue());
    }
    if (outgoing.replyTo() != null) {
      message.replyTo(outgoing.replyTo().queue());
      message.correlationId(outgoing.replyTo().correlation());
    }
    transmit(outgoing.queue(), message);
  }

  private void transmit(String queue, Message<?> message) throws ClientException {
    SenderOptions options = new SenderOptions();
    options.targetOptions().capabilities("queue");
    try (Client client = Client.create();
        Connection connection = client.connect("127.0.0.1", port);
        Sender sender = connection.openSender(queue, options)) {
      sender.send(message).awaitAccepted();
    }
  }
}
