/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.management.JMException;
import org.junit.jupiter.api.Test;

/** Messages on their way back, or aside. */
class TransferTest {

  /** The highest rate for that. */
  private static final int ONE_BY_ONE = 19;

  private final List<String> moved = new ArrayList<>();
  private final List<String> results = new ArrayList<>();

  private static List<FailedLetter> letters(int number) {
    return IntStream.range(0, number)
        .mapToObj(
            i ->
                new FailedLetter(
                    Letters.DLQ,
                    new DeadLetter("ID:" + i, "ID:" + i, "orders", null, null, "text", List.of()),
                    null,
                    null))
        .toList();
  }

  private int move(List<FailedLetter> some) throws JMException {
    List<String> ids = some.stream().map(letter -> letter.letter().id()).toList();
    if (ids.contains("ID:3")) {
      throw new JMException("no queue");
    }
    moved.addAll(ids);
    return ids.contains("ID:1") ? ids.size() - 1 : ids.size();
  }

  private void note(Transfer transfer) {
    results.add(transfer.result());
  }

  private Transfer transfer(Route route) {
    return new Transfer(route, letters(5), 0, ONE_BY_ONE, this::move, this::note);
  }

  @Test
  void each_isMovedOnceAndCounted() {
    Transfer retry = transfer(Route.BACK);
    retry.run();
    assertThat(moved).containsExactly("ID:0", "ID:1", "ID:2", "ID:4");
    assertThat(results)
        .containsExactly("3 of 5 sent back, 1 not there any more, 1 failed: no queue");
    JsonObject told = retry.toJson().build();
    assertThat(told.getInt("moved")).isEqualTo(3);
    assertThat(told.getString("kind")).isEqualTo("retry");
    assertThat(told.getString("target")).isEqualTo("orders");
    assertThat(told.getBoolean("over")).isTrue();
  }

  @Test
  void diversion_saysWhereTo() {
    Transfer diversion = transfer(new Route("aside"));
    diversion.run();
    assertThat(results).first().asString().startsWith("3 of 5 diverted to aside, 1 not there");
    JsonObject told = diversion.toJson().build();
    assertThat(told.getString("kind")).isEqualTo("divert");
    assertThat(told.getString("target")).isEqualTo("aside");
  }

  /** Whoever asked for it must not believe that all of it was done. */
  @Test
  void whatWasAskedForAndNeverThere_isCounted() {
    TransferWish wish =
        new TransferWish("a test", Set.of("ID:0", "ID:2", "ID:8", "ID:9"), 10, ONE_BY_ONE);
    List<FailedLetter> chosen =
        letters(5).stream().filter(letter -> wish.means(letter.letter())).toList();
    new Transfer(Route.BACK, chosen, wish.missing(chosen), 10, this::move, this::note).run();
    assertThat(moved).containsExactly("ID:0", "ID:2");
    assertThat(results).containsExactly("2 of 4 sent back, 2 not there any more");
  }

  @Test
  void whatWasNotAskedFor_isNotMissed() {
    assertThat(new TransferWish("a test", Set.of(), 10, 1).missing(letters(5))).isZero();
    assertThat(new TransferWish("a test", Set.of("ID:0", "ID:9"), 1, 1).missing(letters(1)))
        .as("at most one")
        .isZero();
  }

  @Test
  void stop_leavesTheRest() {
    runAndStop(this::move);
    assertThat(moved).containsExactly("ID:0");
    assertThat(results).containsExactly("1 of 5 sent back; stopped by ann: enough");
  }

  /** It is stopped while it moves the first of five. */
  private void runAndStop(Transfer.Mover mover) {
    List<Transfer> running = new ArrayList<>();
    Transfer retry =
        new Transfer(
            Route.BACK,
            letters(5),
            0,
            ONE_BY_ONE,
            some -> {
              running.get(0).stop("by ann: enough");
              return mover.move(some);
            },
            this::note);
    running.add(retry);
    retry.run();
  }

  /** With the interruption still pending no connection would be had to record it. */
  @Test
  void interruption_isTheEndOfItAndDoesNotKeepThatFromBeingRecorded() {
    List<Boolean> pending = new ArrayList<>();
    Transfer retry =
        new Transfer(
            Route.BACK,
            letters(5),
            0,
            ONE_BY_ONE,
            some -> {
              Thread.currentThread().interrupt();
              return move(some);
            },
            ended -> {
              note(ended);
              pending.add(Thread.currentThread().isInterrupted());
            });
    retry.run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(pending).containsExactly(false);
    assertThat(results)
        .containsExactly("1 of 5 sent back; stopped since the server wants the thread");
  }

  /** The last ones are shown for as long as nobody retries anything else. */
  @Test
  void retryThatIsOver_holdsNoMessage() throws Exception {
    List<WeakReference<FailedLetter>> held = new ArrayList<>();
    Transfer retry = ended(held);
    for (int i = 0; i < 50 && held.get(0).get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(held.get(0).get()).isNull();
    assertThat(retry.toJson().build().getString("target")).isEqualTo("orders");
  }

  private Transfer ended(List<WeakReference<FailedLetter>> held) {
    List<FailedLetter> letters = letters(1);
    held.add(new WeakReference<>(letters.get(0)));
    Transfer retry = new Transfer(Route.BACK, letters, 0, ONE_BY_ONE, List::size, this::note);
    retry.run();
    return retry;
  }

  @Test
  void highRate_movesSeveralInOneStep() {
    List<Integer> steps = new ArrayList<>();
    Transfer retry =
        new Transfer(
            Route.BACK,
            letters(250),
            0,
            Transfer.HIGHEST_RATE,
            some -> {
              steps.add(some.size());
              return some.size() - 1;
            },
            this::note);
    retry.run();
    assertThat(steps).containsExactly(100, 100, 50);
    assertThat(results).containsExactly("247 of 250 sent back, 3 not there any more");
  }

  /** What is recorded has an end, and who stopped it must not be cut off. */
  @Test
  void longFailure_leavesRoomForWhoStoppedIt() {
    runAndStop(
        some -> {
          throw new JMException("x".repeat(2000));
        });
    assertThat(results.get(0)).hasSizeLessThan(400).endsWith("; stopped by ann: enough");
  }

  @Test
  void stepThatFails_movesNoneOfItsMessages() {
    new Transfer(Route.BACK, letters(5), 0, 2 * ONE_BY_ONE, this::move, this::note).run();
    assertThat(moved).containsExactly("ID:0", "ID:1", "ID:2");
    assertThat(results)
        .containsExactly("2 of 5 sent back, 1 not there any more, 2 failed: no queue");
  }
}
