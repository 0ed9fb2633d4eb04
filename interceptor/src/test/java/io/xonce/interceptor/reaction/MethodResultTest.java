/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.ConflictException;
import io.xonce.DuplicateMessageException;
import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.invocation.MethodCall;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Idempotent methods: what a second call with the same key gets. */
class MethodResultTest extends LedgerScenario {

  /** Comes back from JSON as it went. */
  public record Receipt(String id, BigDecimal amount, LocalDate due) {}

  /** Perhaps more than it says. */
  public static class Note {
    String text = "";
  }

  public static final class SignedNote extends Note {
    String by = "me";
  }

  @SuppressWarnings("unused")
  private static class Transfer {
    @Idempotent(consumer = "transfer", store = "java:/Store")
    String text(@IdempotencyKey String id, int amount) throws IOException {
      return "";
    }

    @Idempotent(consumer = "transfer", store = "java:/Store")
    long number(@IdempotencyKey String id, int amount) {
      return 0;
    }

    @Idempotent(consumer = "transfer", store = "java:/Store")
    Receipt receipt(@IdempotencyKey String id, int amount) {
      return new Receipt(id, BigDecimal.ONE, LocalDate.EPOCH);
    }

    @Idempotent(consumer = "transfer", store = "java:/Store")
    List<Receipt> receipts(@IdempotencyKey String id, int amount) {
      return List.of();
    }

    @Idempotent(consumer = "transfer", store = "java:/Store")
    Map<String, BigDecimal> sums(@IdempotencyKey String id, int amount) {
      return Map.of();
    }

    @Idempotent(consumer = "transfer", store = "java:/Store")
    void nothing(@IdempotencyKey String id, int amount) {}

    @Idempotent(consumer = "transfer", store = "java:/Store")
    Note note(@IdempotencyKey String id, int amount) {
      return new Note();
    }
  }

  static Stream<Arguments> results() {
    Receipt receipt = new Receipt("a", new BigDecimal("12.50"), LocalDate.of(2026, 2, 28));
    return Stream.of(
        Arguments.of("text", "done"),
        Arguments.of("text", ""),
        Arguments.of("text", "null"),
        Arguments.of("number", Long.MAX_VALUE),
        Arguments.of("receipt", receipt),
        Arguments.of("receipts", List.of(receipt, receipt)),
        Arguments.of("receipts", List.of()),
        Arguments.of("sums", Map.of("EUR", new BigDecimal("0.10"))));
  }

  @ParameterizedTest
  @MethodSource("results")
  void result_isStoredAndReplayed(String method, Object result) throws Exception {
    Consumer transfer = application.method(Transfer.class, method);
    assertThat(call(transfer, method, effectAnd(result), 1)).isEqualTo(result);
    assertThat(call(transfer, method, effectAnd("another"), 1)).isEqualTo(result);
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void nullResult_isAResult() throws Exception {
    Consumer transfer = application.method(Transfer.class, "text");
    call(transfer, "text", effectAnd(null), 1);
    assertThat(call(transfer, "text", effectAnd("another"), 1)).isNull();
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void methodWithoutResult_isLeftOut() throws Exception {
    Consumer transfer = application.method(Transfer.class, "nothing");
    call(transfer, "nothing", effectAnd(null), 1);
    assertThat(call(transfer, "nothing", effectAnd(null), 1)).isNull();
    assertThat(effects()).isEqualTo(1);
    assertThat(store.count("xonce_reply")).isZero();
  }

  @Test
  void otherArguments_areAConflict() throws Exception {
    Consumer transfer = application.method(Transfer.class, "text");
    call(transfer, "text", effectAnd("done"), 1);
    assertThatThrownBy(() -> call(transfer, "text", effectAnd("done"), 2))
        .isInstanceOf(ConflictException.class)
        .hasMessageStartingWith("XONCE00105: Call of Transfer.text for consumer 'transfer'")
        .hasMessageContaining("with other arguments")
        .hasMessageNotContaining("letter");
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void otherArguments_areNoConflictWhereTheyAreNotCompared() throws Exception {
    Consumer transfer = application.method(Transfer.class, "text", "transfer.fingerprint", "none");
    call(transfer, "text", effectAnd("done"), 1);
    assertThat(call(transfer, "text", effectAnd("another"), 2)).isEqualTo("done");
  }

  @Test
  void duplicateThatFails_isRefused() throws Exception {
    Consumer transfer = application.method(Transfer.class, "text", "transfer.on-duplicate", "fail");
    call(transfer, "text", effectAnd("done"), 1);
    assertThatThrownBy(() -> call(transfer, "text", effectAnd("done"), 1))
        .isInstanceOf(DuplicateMessageException.class);
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void duplicateThatProceeds_hasItsOwnResult() throws Exception {
    Consumer transfer =
        application.method(Transfer.class, "text", "transfer.on-duplicate", "proceed");
    call(transfer, "text", effectAnd("first"), 1);
    assertThat(call(transfer, "text", effectAnd("second"), 1)).isEqualTo("second");
    assertThat(effects()).isEqualTo(2);
  }

  /** A container commits in spite of a checked exception (Transactions 2.0, 3.7). */
  @Test
  void checkedException_leavesNothing() throws Exception {
    Consumer transfer = application.method(Transfer.class, "text");
    MethodCall call = text("a");
    BeanCall failing =
        () -> {
          effect("1");
          throw new IOException("checked");
        };
    server.manager().begin();
    assertThatThrownBy(() -> transfer.process(call, failing)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> server.manager().commit()).isInstanceOf(RollbackException.class);
    assertThat(effects()).isZero();
    assertThat(records()).isZero();
    assertThat(call(transfer, "text", effectAnd("done"), 1)).isEqualTo("done");
  }

  @Test
  void resultThatDoesNotComeBackTheSame_isRefusedAndNothingIsChanged() throws Exception {
    Consumer transfer = application.method(Transfer.class, "note");
    assertThatThrownBy(() -> call(transfer, "note", effectAnd(new SignedNote()), 1))
        .hasMessageStartingWith("XONCE00108: Call of Transfer.note for consumer 'transfer'")
        .hasMessageContaining("SignedNote where a ");
    assertThat(effects()).isZero();
    assertThat(records()).isZero();
  }

  @Test
  void resultOfAClassThatHasChangedSince_isSaid() throws Exception {
    Consumer transfer = application.method(Transfer.class, "receipt");
    Receipt receipt = new Receipt("a", BigDecimal.ONE, LocalDate.EPOCH);
    call(transfer, "receipt", effectAnd(receipt), 1);
    store.execute("UPDATE xonce_reply SET body = X'7B7D'");
    assertThatThrownBy(() -> call(transfer, "receipt", effectAnd(receipt), 1))
        .hasMessageStartingWith("XONCE00160: Call of Transfer.receipt for consumer 'transfer'")
        .hasMessageContaining("key a was processed");
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void resultThatIsGone_isSaid() throws Exception {
    Consumer transfer = application.method(Transfer.class, "text");
    call(transfer, "text", effectAnd("done"), 1);
    store.execute("DELETE FROM xonce_reply");
    assertThatThrownBy(() -> call(transfer, "text", effectAnd("done"), 1))
        .hasMessageStartingWith("XONCE00109: Call of Transfer.text for consumer 'transfer'")
        .hasMessageContaining("key a was processed");
    assertThat(effects()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void blankKey_isRefused(String key) {
    Consumer transfer = application.method(Transfer.class, "text");
    assertThatThrownBy(
            () -> application.call(transfer, Transfer.class, "text", effectAnd("done"), key, 1))
        .hasMessageStartingWith("XONCE00080: ");
  }

  @Test
  void callWithinADelivery_sharesItsFate() throws Exception {
    Consumer ledger = ledger();
    Consumer transfer = application.method(Transfer.class, "text");
    MethodCall call = text("t");
    BeanCall failing =
        () -> {
          transfer.process(call, effectAnd("done"));
          throw new IOException("after the call");
        };
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), failing))
        .isInstanceOf(IOException.class);
    assertThat(effects()).isZero();
    application.deliver(
        ledger, redelivered("a", "1"), () -> transfer.process(call, effectAnd("again")));
    assertThat(effects()).isEqualTo(1);
    assertThat(records()).isEqualTo(2);
    assertThat(application.call(transfer, Transfer.class, "text", effectAnd("x"), "t", 1))
        .isEqualTo("again");
  }

  private static MethodCall text(String id) throws NoSuchMethodException {
    Method method = Transfer.class.getDeclaredMethod("text", String.class, int.class);
    return MethodCall.of("transfer", method, id, 1);
  }

  private @Nullable Object call(Consumer consumer, String method, BeanCall body, int amount)
      throws Exception {
    return application.call(consumer, Transfer.class, method, body, "a", amount);
  }

  private BeanCall effectAnd(@Nullable Object result) {
    return () -> {
      effect("1");
      return result;
    };
  }
}
