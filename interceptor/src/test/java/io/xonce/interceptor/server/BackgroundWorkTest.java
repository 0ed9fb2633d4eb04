/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BackgroundWorkTest {

  private final BackgroundWork background = new BackgroundWork();
  private final AtomicBoolean done = new AtomicBoolean();

  @Test
  void end_waitsForWhatIsUnderWay() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ending = new CountDownLatch(1);
    Thread worker =
        new Thread(
            () ->
                background.run(
                    () -> {
                      begun.countDown();
                      await(ending);
                      done.set(true);
                    }));
    worker.start();
    await(begun);
    Thread stopper =
        new Thread(
            () -> {
              background.end();
              assertThat(done).isTrue();
            });
    AtomicBoolean tooEarly = new AtomicBoolean();
    stopper.setUncaughtExceptionHandler((thread, failure) -> tooEarly.set(true));
    stopper.start();
    while (stopper.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    ending.countDown();
    stopper.join();
    assertThat(tooEarly).isFalse();
    worker.join();
  }

  @Test
  void nothingBegins_afterTheEnd() {
    background.end();
    background.run(() -> done.set(true));
    assertThat(done).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
