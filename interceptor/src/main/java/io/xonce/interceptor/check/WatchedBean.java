/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.check;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.server.ServerModel;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A message-driven bean whose queue is looked at, by one thread at a time. */
final class WatchedBean {

  private final ServerModel model;
  private final String consumer;
  private final Class<?> bean;
  private final BooleanSupplier isWatched;
  private final Consumer<@Nullable String> obstacle;
  private @Nullable List<BeanQueue> queues;
  private @Nullable BeanQueue suspected;
  private boolean told;

  WatchedBean(
      ServerModel model,
      String consumer,
      Class<?> bean,
      BooleanSupplier isWatched,
      Consumer<@Nullable String> obstacle) {
    this.model = model;
    this.consumer = consumer;
    this.bean = bean;
    this.isWatched = isWatched;
    this.obstacle = obstacle;
  }

  String consumer() {
    return consumer;
  }

  /** One look may fall between the end of a consumer and the next: two in a row are believed. */
  void look() {
    BeanQueue deserted = isWatched.getAsBoolean() ? null : deserted();
    if (deserted == null) {
      forget();
    } else if (deserted.equals(suspected) && !told) {
      tell(deserted);
    }
    suspected = deserted;
  }

  private @Nullable BeanQueue deserted() {
    return queues().stream().filter(BeanQueue::isDeserted).findFirst().orElse(null);
  }

  /** They stay as they were deployed. */
  private List<BeanQueue> queues() {
    List<BeanQueue> known = queues;
    if (known == null) {
      known = BeanQueue.of(model, bean);
      queues = BeanQueue.isShown(model, bean) ? known : null;
    }
    return known;
  }

  private void tell(BeanQueue queue) {
    told = true;
    LOG.queueDeserted(consumer, queue.queueName(), queue.messages(), bean.getName());
    obstacle.accept(
        "XONCE00208: Queue %s has messages and no consumer: they were closed from outside"
            .formatted(queue.queueName()));
  }

  private void forget() {
    if (told) {
      told = false;
      LOG.queueServed(consumer);
      obstacle.accept(null);
    }
  }
}
