/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.internal.Proxies;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;

/** A message-driven bean as the container gives it out, which does the work of a test. */
final class TestEndpoints {

  /** What the bean does with a message. */
  interface Work {
    void on(String messageId) throws Exception;
  }

  /** The class of the bean. */
  static final class SomeBean implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  private TestEndpoints() {}

  static MessageEndpointFactory of(Work work) {
    return (MessageEndpointFactory)
        Proxies.of(
            MessageEndpointFactory.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getEndpointClass" -> SomeBean.class;
                  case "isDeliveryTransacted" -> true;
                  default -> endpoint(work);
                });
  }

  private static Object endpoint(Work work) {
    return Proxies.of(
        TestEndpoints.class.getClassLoader(),
        new Class<?>[] {MessageEndpoint.class, MessageListener.class},
        (proxy, method, arguments) -> {
          work.on(((Message) arguments[0]).getJMSMessageID());
          return null;
        });
  }
}
