/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.Idempotent;
import io.xonce.OnDuplicate;
import io.xonce.interceptor.fixture.TestNames;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of an application, or a bean, that is refused, nothing goes on. */
class RefusedDeploymentTest extends LedgerScenario {

  /** Its name comes before that of the one that is refused. */
  @Idempotent(consumer = "accepted", key = "property(id)", store = "java:/Store")
  private static class Accepted implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  @Idempotent(
      consumer = "refused",
      key = "property(id)",
      store = "java:/Store",
      onDuplicate = OnDuplicate.DIVERT,
      divertTo = "java:/jms/Missing")
  private static class Refused implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
  private final IdempotentExtension extension = new IdempotentExtension();
  private final List<Throwable> problems = new ArrayList<>();

  /** The tables are there already, as in production. */
  @BeforeEach
  void createTables() {
    ledger();
    scheduler.setRemoveOnCancelPolicy(true);
    TestNames.bindScheduler(scheduler);
  }

  @AfterEach
  void stop() {
    shutdown();
    scheduler.shutdownNow();
  }

  @Test
  void refusedApplication_isNotPurged() throws Exception {
    deploy(Accepted.class, Refused.class);
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> assertThat(problem).hasMessageStartingWith("XONCE00026: "));
    assertThat(scheduler.getQueue()).as("what is still to run").isEmpty();
    assertThat(log.of("XONCE00040").stream().filter(line -> line.contains("'refused'")))
        .as("said to be deployed")
        .isEmpty();
  }

  /** The server asks for such a bean's consumer again and again. */
  @Test
  void beanSeenLateAndRefused_isNotPurged() {
    deploy(Accepted.class);
    assertThat(problems).isEmpty();
    long before = schedules();
    assertThat(before).as("a purge, and the look at the queues").isEqualTo(2);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> late(Refused.class)).hasMessageStartingWith("XONCE00026: ");
    }
    assertThat(schedules()).isEqualTo(before);
  }

  @Test
  void beanSeenAfterTheShutdown_getsNoConsumer() {
    deploy(Accepted.class);
    assertThat(late(Accepted.class)).isNotNull();
    shutdown();
    assertThat(late(Accepted.class)).as("for deliveries that are under way").isNotNull();
    assertThat(late(Refused.class)).isNull();
    assertThat(schedules()).isZero();
  }

  private @Nullable Object late(Class<?> bean) {
    return extension.of(bean, bean.getAnnotation(Idempotent.class));
  }

  private long schedules() {
    return scheduler.getQueue().stream()
        .filter(task -> ((RunnableScheduledFuture<?>) task).isPeriodic())
        .count();
  }

  private void deploy(Class<?>... beans) {
    for (Class<?> bean : beans) {
      extension.idempotent(seen(bean));
    }
    AfterDeploymentValidation validation =
        proxy(
            AfterDeploymentValidation.class,
            (self, method, arguments) -> {
              problems.add((Throwable) Objects.requireNonNull(arguments[0]));
              return null;
            });
    extension.validate(validation, TestApplication.beanManager(Map.of()));
  }

  private void shutdown() {
    extension.shutdown(proxy(BeforeShutdown.class, (self, method, arguments) -> null));
  }

  private static ProcessAnnotatedType<?> seen(Class<?> bean) {
    AnnotatedType<?> type =
        proxy(
            AnnotatedType.class,
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getJavaClass" -> bean;
                  case "getAnnotation" -> bean.getAnnotation(Idempotent.class);
                  case "isAnnotationPresent" -> false;
                  case "getMethods" -> Set.of();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
    return proxy(ProcessAnnotatedType.class, (self, method, arguments) -> type);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            RefusedDeploymentTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
