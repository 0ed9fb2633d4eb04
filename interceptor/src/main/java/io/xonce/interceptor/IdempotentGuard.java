/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.Idempotent;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.rehearsal.RehearsalToken;
import io.xonce.interceptor.settings.IneffectiveAnnotation;
import io.xonce.ra.spi.Acknowledgement;
import io.xonce.ra.spi.BatchGuard;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Protects what the resource adapter delivers in batches: their keys are claimed before the bean is
 * called, and the interceptor, if there is one, lets pass what was claimed here.
 */
public final class IdempotentGuard implements BatchGuard {

  private final Map<Class<?>, Consumer> consumers = new ConcurrentHashMap<>();

  /** Called by the resource adapter. */
  public IdempotentGuard() {}

  @Override
  public boolean protects(Class<?> bean) {
    IneffectiveAnnotation.demandNone(bean);
    return bean.isAnnotationPresent(Idempotent.class);
  }

  @Override
  public boolean isReady(Class<?> bean, Acknowledgement acknowledgement) {
    if (!consumers.containsKey(bean) && !find(bean)) {
      return false;
    }
    if (acknowledgement == Acknowledgement.AFTER_COMMIT) {
      consumer(bean).demandLateAcknowledgement();
    }
    return true;
  }

  @Override
  public @Nullable String obstacle(Class<?> bean) {
    Consumer consumer = consumers.get(bean);
    return consumer == null ? null : consumer.obstacle();
  }

  /** One that is not known yet shows itself when it has received. */
  @Override
  public void receives(Class<?> bean, @Nullable String obstacle) {
    Consumer consumer = consumers.get(bean);
    if (consumer != null) {
      consumer.receives(obstacle);
    }
  }

  private boolean find(Class<?> bean) {
    IdempotentExtension extension = extension();
    Consumer consumer =
        extension == null ? null : extension.of(bean, bean.getAnnotation(Idempotent.class));
    if (consumer != null) {
      consumers.put(bean, consumer);
    }
    return consumer != null;
  }

  /** Tokens of rehearsals are none of the batch: nothing is claimed for them. */
  @Override
  public List<? extends Claimed> claim(
      Class<?> bean, Acknowledgement acknowledgement, List<Message> messages) throws Exception {
    Consumer consumer = consumer(bean);
    List<ReceivedMessage> received = new ArrayList<>(messages.size());
    for (Message message : messages) {
      if (RehearsalToken.markOf(message) == null) {
        received.add(received(consumer.name(), acknowledgement, message));
      }
    }
    List<? extends Claimed> claimed = received.isEmpty() ? List.of() : consumer.claim(received);
    return received.size() == messages.size() ? claimed : withTokens(consumer, messages, claimed);
  }

  private static List<Claimed> withTokens(
      Consumer consumer, List<Message> messages, List<? extends Claimed> claimed) {
    Iterator<? extends Claimed> others = claimed.iterator();
    List<Claimed> all = new ArrayList<>(messages.size());
    for (Message message : messages) {
      String mark = RehearsalToken.markOf(message);
      all.add(mark == null ? others.next() : new Token(consumer, mark));
    }
    return all;
  }

  /**
   * Taken with the batch, and rehearsed when that has committed: before, the rehearsal would wait
   * for what the batch has locked.
   */
  private record Token(Consumer consumer, String mark) implements Claimed {

    @Override
    @SuppressWarnings("NullAway") // It does not read the annotation in a class file.
    public void process(Callable<@Nullable Object> bean) {}

    @Override
    public void committed(MessageListener bean) {
      consumer.rehearse(
          mark,
          letter -> {
            bean.onMessage(letter);
            return null;
          });
    }
  }

  private Consumer consumer(Class<?> bean) {
    return Objects.requireNonNull(consumers.get(bean), "a consumer that is ready");
  }

  private static ReceivedMessage received(
      String consumer, Acknowledgement acknowledgement, Message message) {
    return acknowledgement == Acknowledgement.AFTER_COMMIT
        ? ReceivedMessage.acknowledgedLater(consumer, message)
        : ReceivedMessage.of(consumer, message);
  }

  @Override
  public String describe(Message message) {
    return ReceivedMessage.of("", message).identity().described();
  }

  /**
   * That of the application this class is part of, which the module of the bean may not know; null
   * as long as the application has no CDI yet.
   */
  private static @Nullable IdempotentExtension extension() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(IdempotentGuard.class.getClassLoader());
    try {
      return CDI.current().getBeanManager().getExtension(IdempotentExtension.class);
    } catch (IllegalStateException | NullPointerException e) {
      // The second is WildFly's.
      return null;
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
