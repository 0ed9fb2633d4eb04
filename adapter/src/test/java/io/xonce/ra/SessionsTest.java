/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.internal.LogLines;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a session is added, and when one may leave. */
class SessionsTest {

  /** What a pool of threads does with what it is given. */
  private enum Pool {
    FREE,
    USED_UP,
    CLOSED
  }

  private static final class SomeBean implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  private final List<DeliverySession> scheduled = new ArrayList<>();
  private Pool pool = Pool.FREE;
  private long now;

  @Test
  void atFirst_theLeast() throws Exception {
    open(2, 4);
    assertThat(scheduled).hasSize(2);
  }

  @Test
  void growth_isOneByOneAndEndsAtTheMost() throws Exception {
    Sessions sessions = open(1, 3);
    sessions.grow();
    assertThat(scheduled).as("before the first receives").hasSize(1);
    joinAll(sessions);
    sessions.grow();
    sessions.grow();
    assertThat(scheduled).as("before the second receives").hasSize(2);
    joinAll(sessions);
    sessions.grow();
    joinAll(sessions);
    sessions.grow();
    assertThat(scheduled).hasSize(3);
  }

  @Test
  void whileOneHasLostTheBroker_noneIsAdded() throws Exception {
    Sessions sessions = open(2, 4);
    joinAll(sessions);
    sessions.parted(scheduled.get(0));
    sessions.grow();
    assertThat(scheduled).hasSize(2);
  }

  @Test
  void afterTheEnd_noneIsAdded() throws Exception {
    Sessions sessions = open(1, 4);
    joinAll(sessions);
    sessions.close();
    sessions.grow();
    assertThat(scheduled).hasSize(1);
  }

  @Test
  void sameNumberAtLeastAndAtMost_isFixed() throws Exception {
    Sessions sessions = open(2, 2);
    joinAll(sessions);
    pass(Duration.ofHours(1));
    sessions.grow();
    assertThat(sessions.areFixed()).isTrue();
    assertThat(scheduled).hasSize(2);
    assertThat(sessions.spare(scheduled.get(0))).isFalse();
  }

  @Test
  void leaving_isOneAtATimeAndEndsAtTheLeast() throws Exception {
    Sessions sessions = open(3, 4);
    joinAll(sessions);
    sessions.grow();
    pass(Duration.ofHours(1));
    assertThat(sessions.spare(scheduled.get(0))).as("one joins yet").isFalse();
    joinAll(sessions);
    assertThat(sessions.spare(scheduled.get(0))).isTrue();
    assertThat(sessions.spare(scheduled.get(1))).as("the least is left").isFalse();
  }

  @Test
  void afterAChange_theOthersStayForAWhile() throws Exception {
    Sessions sessions = grown(1, 3);
    pass(Duration.ofSeconds(4));
    assertThat(sessions.spare(scheduled.get(0))).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(sessions.spare(scheduled.get(0))).isTrue();
    assertThat(sessions.spare(scheduled.get(1))).isFalse();
    pass(Duration.ofSeconds(5));
    assertThat(sessions.spare(scheduled.get(1))).isTrue();
  }

  @Test
  void placeOfOneThatLeaves_isFreeWhenItHasEnded() throws Exception {
    Sessions sessions = grown(1, 2);
    pass(Duration.ofSeconds(5));
    DeliverySession leaving = scheduled.get(0);
    assertThat(sessions.spare(leaving)).isTrue();
    sessions.grow();
    assertThat(scheduled).hasSize(2);
    sessions.ended(leaving);
    sessions.grow();
    assertThat(scheduled).hasSize(3);
  }

  @Test
  void oneThatWaitsForAThread_isComplainedOfOnce() throws Exception {
    Sessions sessions = open(1, 3);
    joinAll(sessions);
    pool = Pool.USED_UP;
    try (LogLines log = new LogLines("io.xonce.ra")) {
      sessions.grow();
      pass(Duration.ofSeconds(3));
      sessions.grow();
      assertThat(log.warnings()).isEmpty();
      pass(Duration.ofSeconds(1));
      sessions.grow();
      sessions.grow();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("XONCE06005: 1 of the 2 sessions of a bean wait");
    }
    assertThat(scheduled).hasSize(2);
  }

  @Test
  void oneThatGetsNoThread_isComplainedOfOnceAndTriedAgain() throws Exception {
    Sessions sessions = open(1, 3);
    joinAll(sessions);
    pool = Pool.CLOSED;
    try (LogLines log = new LogLines("io.xonce.ra")) {
      sessions.grow();
      sessions.grow();
      assertThat(log.warnings()).singleElement().asString().startsWith("XONCE06005: 1 of the 2");
    }
    pool = Pool.FREE;
    sessions.grow();
    assertThat(scheduled).hasSize(2);
  }

  /** With as many sessions as there may be, all of which receive. */
  private Sessions grown(int least, int most) throws Exception {
    Sessions sessions = open(least, most);
    joinAll(sessions);
    for (int i = least; i < most; i++) {
      sessions.grow();
      joinAll(sessions);
    }
    return sessions;
  }

  private Sessions open(int least, int most) throws Exception {
    BatchActivationSpec spec = new BatchActivationSpec();
    spec.setDestination("q");
    spec.setMinSessions(Integer.toString(least));
    spec.setSessions(Integer.toString(most));
    Activation stopped = stopped(spec.settings());
    Sessions sessions =
        new Sessions(
            spec.settings(), "a bean", threads(), () -> new DeliverySession(stopped), () -> now);
    sessions.open();
    return sessions;
  }

  /** Its sessions have a thread and end at once. */
  private Activation stopped(ActivationSettings settings) throws Exception {
    MessageEndpointFactory endpoints =
        (MessageEndpointFactory)
            Proxies.of(
                MessageEndpointFactory.class,
                (proxy, method, arguments) ->
                    method.getName().equals("getEndpointClass") ? SomeBean.class : (Object) true);
    Activation activation =
        new Activation(
            settings,
            Bean.of(endpoints),
            new Server(
                unused(TransactionManager.class),
                unused(TransactionSynchronizationRegistry.class),
                threads(),
                List.of()));
    activation.stop();
    return activation;
  }

  private WorkManager threads() {
    return (WorkManager)
        Proxies.of(
            WorkManager.class,
            (proxy, method, arguments) -> {
              if (pool == Pool.CLOSED) {
                throw new WorkRejectedException("closed");
              }
              DeliverySession session = (DeliverySession) arguments[0];
              scheduled.add(session);
              if (pool == Pool.FREE) {
                session.run();
              }
              return null;
            });
  }

  private static <T> T unused(Class<T> type) {
    return type.cast(
        Proxies.of(
            type,
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }

  private void joinAll(Sessions sessions) {
    scheduled.forEach(sessions::joined);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
