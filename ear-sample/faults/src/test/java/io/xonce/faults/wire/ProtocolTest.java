/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProtocolTest {

  private static final byte[] READY = {'Z', 0, 0, 0, 5, 'T'};

  private final Protocol postgres = new PostgresProtocol();
  private final Protocol mariaDb = new MariaDbProtocol();
  private final Protocol core = new CoreProtocol();

  @Test
  void postgres_firstWordsHaveNoType() throws IOException {
    byte[] encryption = ByteBuffer.allocate(8).putInt(8).putInt(80877103).array();
    byte[] startup = ByteBuffer.allocate(14).putInt(14).putInt(3 << 16).array();
    assertSplit(postgres, encryption, startup, typed('Q', "COMMIT PREPARED 'b'"), typed('S', ""));
  }

  @Test
  void postgres_simpleQueryHasItsText() {
    byte[] query = typed('Q', "COMMIT PREPARED 'b'");
    assertThat(postgres.isOf(Phase.DATABASE_COMMIT, query)).isTrue();
    assertThat(postgres.isOf(Phase.DATABASE_ROLLBACK, query)).isFalse();
    assertThat(postgres.isOf(Phase.BROKER_COMMIT, query)).isFalse();
  }

  /** Nor is it that of the ledger, which the driver prepares. */
  @Test
  void postgres_commitInOnePhaseIsNoOther() throws IOException {
    byte[] commit = typed('Q', "COMMIT\0");
    assertThat(postgres.isOf(Phase.DATABASE_ONE_PHASE, commit)).isTrue();
    assertThat(postgres.isOf(Phase.DATABASE_COMMIT, commit)).isFalse();
    assertThat(postgres.isOf(Phase.DATABASE_ONE_PHASE, typed('Q', "COMMIT PREPARED 'b'\0")))
        .isFalse();
    byte[] bind = typed('B', "\0S_1\0");
    assertSplit(postgres, typed('P', "S_1\0COMMIT\0"), bind);
    assertThat(postgres.isOf(Phase.DATABASE_ONE_PHASE, bind)).isFalse();
  }

  /** What has a name is parsed once, and executed as often as one likes. */
  @Test
  void postgres_boundStatementIsKnownByTheNameItWasParsedUnder() throws IOException {
    byte[] bind = typed('B', "\0S_1\0");
    assertThat(postgres.isOf(Phase.CLAIM, bind)).isFalse();
    byte[] claim = typed('P', "S_1\0INSERT INTO xonce_message (key_hash");
    byte[] other = typed('P', "\0UPDATE account SET balance = 1");
    assertSplit(postgres, claim, other, bind, bind);
    assertThat(postgres.isOf(Phase.CLAIM, claim)).as("not executed yet").isFalse();
    assertThat(postgres.isOf(Phase.CLAIM, bind)).isTrue();
    assertThat(postgres.isOf(Phase.CLAIM, typed('B', "\0\0"))).isFalse();
  }

  @Test
  void claim_isKnownWhereverItsTableIs() {
    String claim = "INSERT INTO \"public\".xonce_message (key_hash";
    assertThat(postgres.isOf(Phase.CLAIM, typed('Q', claim))).isTrue();
    assertThat(mariaDb.isOf(Phase.CLAIM, numbered(0, "\3" + claim))).isTrue();
    assertThat(postgres.isOf(Phase.CLAIM, typed('Q', "INSERT INTO xonce_message ("))).isTrue();
    assertThat(postgres.isOf(Phase.CLAIM, typed('Q', "SELECT 1 FROM xonce_message "))).isFalse();
  }

  @Test
  void postgres_hasAnsweredWhenItIsReady() {
    assertThat(postgres.isEnd(typed('C', "COMMIT PREPARED"), READY)).isFalse();
    assertThat(postgres.isEnd(joined(typed('C', "COMMIT PREPARED"), READY), READY)).isTrue();
  }

  @Test
  void mariaDb_commandIsTheFirstOfItsPackets() throws IOException {
    byte[] command = numbered(0, "\3XA COMMIT X'1'");
    byte[] login = numbered(1, "\3XA COMMIT X'1'");
    byte[] large = numbered(0, "\3" + "x".repeat(70_000));
    assertSplit(mariaDb, login, command, large);
    assertThat(mariaDb.isOf(Phase.DATABASE_COMMIT, command)).isTrue();
    assertThat(mariaDb.isOf(Phase.DATABASE_PREPARE, command)).isFalse();
    assertThat(mariaDb.isOf(Phase.DATABASE_COMMIT, login)).isFalse();
  }

  @Test
  void core_packetsComeAfterAWord() throws IOException {
    byte[] commit = packet(53, 12);
    assertSplit(core, "ARTEMIS".getBytes(ISO_8859_1), commit, packet(54, 12));
    assertThat(core.isOf(Phase.BROKER_COMMIT, commit)).isTrue();
    assertThat(core.isOf(Phase.BROKER_PREPARE, commit)).isFalse();
    assertThat(core.isOf(Phase.DATABASE_COMMIT, commit)).isFalse();
  }

  @Test
  void core_answerIsOfTheSameChannel_andNoDelivery() {
    byte[] commit = packet(53, 12);
    assertThat(core.isEnd(packet(55, 12), commit)).isTrue();
    assertThat(core.isEnd(packet(55, 13), commit)).isFalse();
    assertThat(core.isEnd(packet(75, 12), commit)).isFalse();
  }

  private static byte[] typed(char type, String text) {
    return ByteBuffer.allocate(5 + text.length())
        .put((byte) type)
        .putInt(4 + text.length())
        .put(text.getBytes(ISO_8859_1))
        .array();
  }

  private static byte[] numbered(int number, String text) {
    int length = text.length();
    return ByteBuffer.allocate(4 + length)
        .put((byte) length)
        .put((byte) (length >> 8))
        .put((byte) (length >> 16))
        .put((byte) number)
        .put(text.getBytes(ISO_8859_1))
        .array();
  }

  private static byte[] packet(int type, long channel) {
    return ByteBuffer.allocate(20).putInt(16).put((byte) type).putLong(channel).array();
  }

  private static byte[] joined(byte[]... messages) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Stream.of(messages).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static void assertSplit(Protocol protocol, byte[]... messages) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(joined(messages)));
    for (byte[] message : messages) {
      assertThat(protocol.request(in)).isEqualTo(message);
    }
  }
}
