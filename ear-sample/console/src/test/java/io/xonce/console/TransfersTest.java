/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import javax.management.JMException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Retries of a console on a server without a broker, so that none of their messages is moved. */
class TransfersTest {

  private static final String OVER = "0 of 1 sent back, 1 failed: There is no queue 'orders'";

  @AutoClose private final FakeConsumer ledger = new FakeConsumer("shop", "ledger", "java:/Store");
  private final List<Runnable> waiting = new ArrayList<>();

  TransfersTest() throws JMException {}

  private static Transfers transfers(Executor executor) {
    return Injection.into(
        new Transfers(),
        FakeExecutor.of(executor),
        new Broker(),
        new Consumers(),
        new LetterIndex());
  }

  private static Transfer begin(Transfers transfers) {
    return transfers.begin(Route.BACK, letters(1), wish(), "ann");
  }

  /** It takes a minute, if nobody stops it. */
  private static Transfer beginLong(Transfers transfers) {
    return transfers.begin(Route.BACK, letters(60), wish(), "ann");
  }

  private static TransferWish wish() {
    return new TransferWish("rates are back", Set.of(), 100, 1);
  }

  private static List<FailedLetter> letters(int number) {
    return IntStream.range(0, number)
        .mapToObj(
            i ->
                new FailedLetter(
                    Letters.DLQ,
                    new DeadLetter("ID:" + i, null, "orders", "ledger", null, "text", List.of()),
                    "shop",
                    null))
        .toList();
  }

  private static List<JsonObject> listed(Transfers transfers) {
    return transfers.toJson().build().getValuesAs(JsonValue::asJsonObject);
  }

  private static Executor threads() {
    return work -> new Thread(work).start();
  }

  @Test
  void retry_isRecordedFromItsBeginningToItsEnd() {
    Transfers transfers = transfers(Runnable::run);
    begin(transfers);
    assertThat(ledger.begun()).containsExactly("retry ID:0 from DLQ by ann: rates are back");
    assertThat(ledger.ended()).singleElement().asString().startsWith("action 1 of ledger: " + OVER);
    assertThat(listed(transfers).get(0).getBoolean("over")).isTrue();
  }

  @Test
  void retryForWhichThereIsNoThread_isNotAtWorkForEver() {
    Transfers transfers =
        transfers(
            work -> {
              throw new RejectedExecutionException("full");
            });
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> begin(transfers))
        .withMessage("Not begun: full");
    assertThat(listed(transfers)).isEmpty();
    assertThat(ledger.ended()).containsExactly("action 1 of ledger: Not begun: full");
  }

  /** A retry may take a day; those behind it must not pile up. */
  @Test
  void endedOnes_makeRoomBehindOneAtWork() {
    Transfers transfers = transfers(this::holdTheFirst);
    String first = beginLong(transfers).id();
    String last = "";
    for (int i = 0; i < TransferList.OVER + 1; i++) {
      last = begin(transfers).id();
    }
    assertThat(listed(transfers)).hasSize(1 + TransferList.OVER);
    assertThat(listed(transfers)).extracting(each -> each.getString("id")).startsWith(first, last);
  }

  private void holdTheFirst(Runnable work) {
    if (waiting.isEmpty()) {
      waiting.add(work);
    } else {
      work.run();
    }
  }

  @Test
  void tooManyAtOnce_areRefused() {
    Transfers transfers = transfers(waiting::add);
    for (int i = 0; i < TransferList.AT_WORK; i++) {
      begin(transfers);
    }
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> begin(transfers))
        .withMessageStartingWith("Not begun: 10 retries and diversions are at work");
    assertThat(listed(transfers)).hasSize(TransferList.AT_WORK);
    waiting.forEach(Runnable::run);
    begin(transfers);
  }

  @Test
  void endThatItsConsumerCannotRecord_isRecordedByAnotherOfTheStore() throws JMException {
    try (FakeConsumer audit = new FakeConsumer("bank", "audit", "java:/Store");
        FakeConsumer other = new FakeConsumer("bank", "other", "java:/Other")) {
      Transfers transfers = transfers(waiting::add);
      begin(transfers);
      ledger.leave();
      waiting.get(0).run();
      assertThat(audit.ended()).singleElement().asString().startsWith("action 1 of ledger: 0 of 1");
      assertThat(other.ended()).isEmpty();
    }
  }

  @Test
  void endThatNobodyCanRecord_isInTheLog() {
    List<String> lines = new ArrayList<>();
    Logger log = Logger.getLogger(Recording.class.getName());
    Handler handler = handler(lines);
    log.addHandler(handler);
    try {
      Transfers transfers = transfers(waiting::add);
      begin(transfers);
      ledger.leave();
      waiting.get(0).run();
      assertThat(listed(transfers).get(0).getBoolean("over")).isTrue();
      assertThat(lines)
          .singleElement()
          .asString()
          .contains("The end of action action 1 of ledger", OVER, "the store is away");
    } finally {
      log.removeHandler(handler);
    }
  }

  private static Handler handler(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        lines.add(line.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  /** Nobody must believe that it was the one who began it. */
  @Test
  void stop_isRecordedWithWhoAndWhy() throws Exception {
    Transfers transfers = transfers(threads());
    Transfer retry = beginLong(transfers);
    JsonObject told = transfers.stop(retry.id(), "bob", "wrong rates").toJson().build();
    assertThat(told.getBoolean("stopped")).isTrue();
    assertThat(told.getString("result")).endsWith("; stopped by bob: wrong rates");
    retry.awaitEnd(Duration.ofSeconds(30));
    assertThat(ledger.ended()).singleElement().asString().endsWith("; stopped by bob: wrong rates");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> transfers.stop(retry.id(), "eve", "me too"))
        .withMessageContaining("stopped by bob");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> transfers.stop("none", "bob", "why"))
        .withMessageStartingWith("There is no such");
  }

  /** What is over was not stopped. */
  @Test
  void stopThatComesTooLate_isRefused() {
    Transfers transfers = transfers(Runnable::run);
    Transfer retry = begin(transfers);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> transfers.stop(retry.id(), "bob", "why"))
        .withMessageContaining(OVER);
    assertThat(retry.result()).doesNotContain("stopped");
  }

  @Test
  void retryThatStillWaitsForAThread_isStoppedAtOnce() {
    Transfers transfers = transfers(waiting::add);
    Transfer retry = begin(transfers);
    transfers.stop(retry.id(), "bob", "why");
    String end = "action 1 of ledger: 0 of 1 sent back; stopped by bob: why";
    assertThat(ledger.ended()).containsExactly(end);
    waiting.get(0).run();
    assertThat(ledger.ended()).as("once").containsExactly(end);
  }

  /** Afterwards nobody could record it any more. */
  @Test
  void undeployment_endsAllAndWaitsForTheirRecords() {
    Transfers transfers = transfers(threads());
    beginLong(transfers);
    beginLong(transfers);
    transfers.stopAll();
    assertThat(ledger.ended())
        .hasSize(2)
        .allMatch(end -> end.endsWith("; stopped at the undeployment of the console"));
  }
}
