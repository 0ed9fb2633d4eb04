/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.PurgeContract.WEEK;
import static io.xonce.store.StoreFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.store.StoredReply.Kind;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was answered, for as long as the record. */
interface ReplyContract extends StoreFixture {

  private void processWith(String part, StoredReply reply) throws SQLException {
    try (Connection connection = begin()) {
      claim(connection, part);
      store().saveReply(connection, key(part), reply);
      connection.commit();
    }
  }

  private static StoredReply text(String text) {
    return new StoredReply(Kind.TEXT, null, text.getBytes(StandardCharsets.UTF_8));
  }

  static List<StoredReply> replies() {
    byte[] mebibyte = new byte[1 << 20];
    new Random(1).nextBytes(mebibyte);
    return List.of(
        new StoredReply(Kind.BYTES, null, mebibyte),
        new StoredReply(Kind.JSON, "{\"é\":\"😀\"}", "null".getBytes(StandardCharsets.UTF_8)),
        new StoredReply(Kind.TEXT, "\"" + "x".repeat(1 << 20) + "\"", new byte[0]),
        new StoredReply(Kind.BYTES, null, new byte[] {0}));
  }

  @ParameterizedTest
  @MethodSource("io.xonce.store.ReplyContract#replies")
  default void reply_isFoundAsItWasSaved(StoredReply reply) throws Exception {
    processWith("a", reply);
    try (Connection connection = begin()) {
      assertThat(store().findReply(connection, key("a"))).contains(reply);
      assertThat(store().findReply(connection, key("b"))).isEmpty();
    }
  }

  @Test
  default void replyOfATransactionRolledBack_isGone() throws Exception {
    try (Connection connection = begin()) {
      claim(connection, "a");
      store().saveReply(connection, key("a"), text("1"));
      connection.rollback();
      assertThat(store().findReply(connection, key("a"))).isEmpty();
    }
    processWith("a", text("2"));
  }

  @Test
  default void purge_takesTheRepliesOfTheForgottenAlone() throws Exception {
    processWith("old", text("1"));
    processWith("young", text("2"));
    age("old", WEEK.plusMinutes(10));

    assertThat(store().purge("ledger", WEEK, 100)).isOne();

    try (Connection connection = begin()) {
      assertThat(store().findReply(connection, key("old"))).isEmpty();
      assertThat(store().findReply(connection, key("young"))).contains(text("2"));
    }
    processWith("old", text("3"));
  }

  @Test
  default void recordDeletedByHand_takesItsReplyAlong() throws Exception {
    processWith("a", text("1"));
    execute("DELETE FROM xonce_message");
    processWith("a", text("2"));
    assertThat(count("SELECT count(*) FROM xonce_reply")).isOne();
  }

  @Test
  default void replyWithoutARecord_isRefused() throws Exception {
    try (Connection connection = begin()) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store().saveReply(connection, key("a"), text("1")))
          .withMessageStartingWith("XONCE04015: The reply to key ledger a #");
    }
  }

  @Test
  default void secondReply_isRefused() throws Exception {
    try (Connection connection = begin()) {
      claim(connection, "a");
      store().saveReply(connection, key("a"), text("1"));
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store().saveReply(connection, key("a"), text("2")))
          .withMessageStartingWith("XONCE04015");
    }
  }

  @Test
  default void replyThatCannotBeRead_isNumbered() throws Exception {
    execute("DROP TABLE xonce_reply");
    try (Connection connection = begin()) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store().findReply(connection, key("a")))
          .withMessageStartingWith("XONCE04016: The reply to key ledger a #");
    }
  }
}
