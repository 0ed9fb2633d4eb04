/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.internal.Proxies;
import io.xonce.ra.broker.SessionResource;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A bean that waits for a message of its own in a transaction, which is over meanwhile. */
class PatientReceiveTest {

  private static final long LONG = TimeUnit.MINUTES.toMillis(2);

  private final SessionResource branch = new SessionResource(fake(XAResource.class));
  private final CountDownLatch receiving = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Long> times = new ArrayList<>();
  private int inVain;

  PatientReceiveTest() throws Exception {
    branch.start(fake(Xid.class), XAResource.TMNOFLAGS);
  }

  @Test
  void branch_canBeEndedWhileABeanWaitsForEver() throws Exception {
    inVain = Integer.MAX_VALUE;
    CompletableFuture<Void> bean = CompletableFuture.runAsync(consumer()::receive);
    receiving.await();
    CompletableFuture<Void> reaper = CompletableFuture.runAsync(this::end);
    try {
      reaper.get(20, TimeUnit.SECONDS);
      assertThatThrownBy(() -> bean.get(20, TimeUnit.SECONDS)).hasMessageContaining("XONCE06024");
    } finally {
      closed.countDown();
    }
  }

  @Test
  void messageThatComesLater_isReceived() {
    inVain = 2;
    assertThat(consumer().receiveBody(String.class)).isEqualTo("a message");
    assertThat(times).hasSize(3).allMatch(time -> time > 0 && time < 1_000);
  }

  @Test
  void time_isTheOneThatTheBeanGives() {
    inVain = Integer.MAX_VALUE;
    long began = System.nanoTime();
    assertThat(consumer().receive(700)).isNull();
    assertThat(System.nanoTime() - began).isGreaterThan(Duration.ofMillis(600).toNanos());
    assertThat(times.stream().mapToLong(time -> time).sum()).isBetween(501L, 700L);
  }

  @Test
  void longestTime_isForEver() {
    inVain = 1;
    assertThat(consumer().receiveBody(String.class, Long.MAX_VALUE)).isEqualTo("a message");
    inVain = 1;
    assertThat(consumer().receiveBody(String.class, 0)).isEqualTo("a message");
  }

  @Test
  void consumerThatIsClosedMeanwhile_isNotAskedAgain() {
    inVain = Integer.MAX_VALUE;
    closed.countDown();
    assertThat(consumer().receive()).isNull();
    assertThat(times).hasSize(1);
  }

  @Test
  void whoDoesNotWait_isAnsweredAtOnce() {
    assertThat(consumer().receiveBodyNoWait(String.class)).isEqualTo("a message");
    assertThat(times).containsExactly(0L);
  }

  private void end() {
    try {
      branch.end(fake(Xid.class), XAResource.TMFAIL);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private JMSConsumer consumer() {
    JMSContext context =
        (JMSContext)
            Proxies.of(
                JMSContext.class,
                (proxy, method, arguments) -> Proxies.of(JMSConsumer.class, this::receive));
    BoundSession session =
        new BoundSession(context, branch, fake(TransactionSynchronizationRegistry.class));
    return new ConnectionHandle(session, handle -> {}).context().createConsumer(fake(Queue.class));
  }

  /** As a provider does: it comes back when the time is over, or the consumer is closed. */
  private @Nullable Object receive(Object proxy, Method method, Object @Nullable [] arguments)
      throws InterruptedException {
    long time = 0;
    if (arguments != null && arguments[arguments.length - 1] instanceof Long given) {
      time = given;
    }
    times.add(time);
    receiving.countDown();
    if (inVain == 0) {
      return "a message";
    }
    inVain--;
    closed.await(time == 0 ? LONG : time, TimeUnit.MILLISECONDS);
    return null;
  }

  private static <T> T fake(Class<T> type) {
    return type.cast(Proxies.of(type, (proxy, method, arguments) -> null));
  }
}
