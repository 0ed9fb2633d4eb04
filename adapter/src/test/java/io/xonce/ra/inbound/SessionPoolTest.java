/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.internal.LogLines;
import io.xonce.internal.Proxies;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** When a session is added, and when one may leave. */
class SessionPoolTest {

  /** What a pool of threads does with what it is given. */
  private enum Pool {
    FREE,
    USED_UP,
    CLOSED
  }

  /** Ends as soon as it has a thread. */
  private static class FinishedSession implements PooledSession {
    private boolean begun;

    @Override
    public void run() {
      begun = true;
    }

    @Override
    public boolean awaitBegin(Duration time) {
      return begun;
    }

    @Override
    public boolean awaitEnd(Duration time) {
      return true;
    }

    @Override
    public void wake() {}

    @Override
    public void interrupt() {}

    @Override
    public void release() {}
  }

  /** Works for longer than anybody waits. */
  private final class HungSession extends FinishedSession {
    @Override
    public boolean awaitEnd(Duration time) {
      pass(time.isNegative() ? Duration.ZERO : time);
      return false;
    }

    @Override
    public void interrupt() {
      interrupted.add(now);
    }
  }

  private final List<Long> interrupted = new ArrayList<>();
  private final List<PooledSession> scheduled = new ArrayList<>();
  private Pool pool = Pool.FREE;
  private long now;

  @Test
  void atFirst_theLeast() throws Exception {
    open(2, 4);
    assertThat(scheduled).hasSize(2);
  }

  @Test
  void growth_isOneByOneAndEndsAtTheMost() throws Exception {
    SessionPool sessions = open(1, 3);
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
    SessionPool sessions = open(2, 4);
    joinAll(sessions);
    sessions.parted(scheduled.get(0));
    sessions.grow();
    assertThat(scheduled).hasSize(2);
  }

  @Test
  void afterTheEnd_noneIsAdded() throws Exception {
    SessionPool sessions = open(1, 4);
    joinAll(sessions);
    sessions.close();
    sessions.grow();
    assertThat(scheduled).hasSize(1);
  }

  @Test
  void sessionsThatHang_areWaitedForTogether() throws Exception {
    SessionPool sessions = open(50, 50, HungSession::new);
    try (LogLines log = new LogLines("io.xonce.ra")) {
      sessions.close();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("XONCE06023: 50 sessions of a bean still work on messages 30 seconds after");
    }
    assertThat(interrupted).hasSize(50).containsOnly(Duration.ofSeconds(30).toNanos());
    assertThat(now).isEqualTo(Duration.ofMinutes(1).toNanos());
  }

  @Test
  void sameNumberAtLeastAndAtMost_isFixed() throws Exception {
    SessionPool sessions = open(2, 2);
    joinAll(sessions);
    pass(Duration.ofHours(1));
    sessions.grow();
    assertThat(sessions.areFixed()).isTrue();
    assertThat(scheduled).hasSize(2);
    assertThat(sessions.spare(scheduled.get(0))).isFalse();
  }

  @Test
  void leaving_isOneAtATimeAndEndsAtTheLeast() throws Exception {
    SessionPool sessions = open(3, 4);
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
    SessionPool sessions = grown(1, 3);
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
    SessionPool sessions = grown(1, 2);
    pass(Duration.ofSeconds(5));
    PooledSession leaving = scheduled.get(0);
    assertThat(sessions.spare(leaving)).isTrue();
    sessions.grow();
    assertThat(scheduled).hasSize(2);
    sessions.ended(leaving);
    sessions.grow();
    assertThat(scheduled).hasSize(3);
  }

  @Test
  void oneThatWaitsForAThread_isComplainedOfOnce() throws Exception {
    SessionPool sessions = open(1, 3);
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
    SessionPool sessions = open(1, 3);
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
  private SessionPool grown(int least, int most) throws Exception {
    SessionPool sessions = open(least, most);
    joinAll(sessions);
    for (int i = least; i < most; i++) {
      sessions.grow();
      joinAll(sessions);
    }
    return sessions;
  }

  private SessionPool open(int least, int most) throws Exception {
    return open(least, most, FinishedSession::new);
  }

  private SessionPool open(int least, int most, Supplier<PooledSession> source) throws Exception {
    SessionPool sessions =
        new SessionPool(
            ActivationSettingsTest.settings(least, most), "a bean", threads(), source, () -> now);
    sessions.open();
    return sessions;
  }

  private WorkManager threads() {
    return (WorkManager)
        Proxies.of(
            WorkManager.class,
            (proxy, method, arguments) -> {
              if (pool == Pool.CLOSED) {
                throw new WorkRejectedException("closed");
              }
              PooledSession session = (PooledSession) arguments[0];
              scheduled.add(session);
              if (pool == Pool.FREE) {
                session.run();
              }
              return null;
            });
  }

  private void joinAll(SessionPool sessions) {
    scheduled.forEach(sessions::joined);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
