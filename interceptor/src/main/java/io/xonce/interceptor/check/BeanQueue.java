/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.check;

import io.xonce.interceptor.server.ServerModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message-driven bean and a queue of this server's own broker which it names, as the management
 * model shows them.
 */
record BeanQueue(ServerModel model, String bean, String queue) {

  private static final String BEANS = "subsystem=ejb3,message-driven-bean=*";
  private static final String QUEUES = "subsystem=messaging-activemq,server=*,jms-queue=*";

  /**
   * A bean is shown once it is deployed: as long as it is not, nothing can be said of its queue.
   */
  static boolean isShown(ServerModel model, Class<?> bean) {
    return beans(model, bean).findAny().isPresent();
  }

  /** None for a bean that receives from a topic, or from another broker. */
  static List<BeanQueue> of(ServerModel model, Class<?> bean) {
    return beans(model, bean)
        .flatMap(each -> queues(model, each).map(queue -> new BeanQueue(model, each, queue)))
        .toList();
  }

  private static Stream<String> beans(ServerModel model, Class<?> bean) {
    return Stream.of("deployment=*,", "deployment=*,subdeployment=*,")
        .flatMap(deployment -> model.resources(deployment + BEANS).stream())
        .filter(
            each ->
                model.value(each, "componentClassName").filter(bean.getName()::equals).isPresent());
  }

  private static Stream<String> queues(ServerModel model, String bean) {
    Map<String, String> activation = model.members(bean, "activationConfig");
    Optional<String> named =
        Stream.of("destinationLookup", "destination")
            .filter(activation::containsKey)
            .map(activation::get)
            .findFirst();
    return named.stream()
        .flatMap(
            name ->
                model.resources(QUEUES).stream()
                    .filter(queue -> model.items(queue, "entries").contains(name)));
  }

  /** Messages, and nobody there for them although the bean is to receive. */
  boolean isDeserted() {
    return is(queue, "consumerCount", "0")
        && model.value(queue, "messageCount").filter(count -> !count.equals("0")).isPresent()
        && is(bean, "deliveryActive", "true")
        && is("management-root=server", "suspendState", "RUNNING");
  }

  private boolean is(String resource, String attribute, String expected) {
    return model.value(resource, attribute).filter(expected::equals).isPresent();
  }

  /** How many wait, in words. */
  String messages() {
    String number = model.value(queue, "messageCount").orElse("some");
    return number + (number.equals("1") ? " message" : " messages");
  }

  String queueName() {
    return queue.replaceFirst(".*\\bjms-queue=([^,]*).*", "$1");
  }
}
