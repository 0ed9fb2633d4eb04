/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a server that has nothing but answers. */
class ProxyTest {

  private static final int COMMIT = 53;
  private static final int ANSWER = 55;
  private static final int PATIENCE_MILLIS = 10_000;

  private final Protocol core = new CoreProtocol();
  private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final Proxy proxy = new Proxy(CoreProtocol::new, server.getLocalPort());
  private final Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  private final DataInputStream answers = new DataInputStream(client.getInputStream());

  ProxyTest() throws IOException {}

  @BeforeEach
  void serve() throws IOException {
    client.setSoTimeout(PATIENCE_MILLIS);
    Thread serving = new Thread(this::answer);
    serving.setDaemon(true);
    serving.start();
  }

  private void answer() {
    try (Socket asked = server.accept()) {
      DataInputStream in = new DataInputStream(asked.getInputStream());
      while (true) {
        arrived.add(core.request(in));
        asked.getOutputStream().write(packet(ANSWER));
      }
    } catch (IOException e) {
      // Nobody asks any more.
    }
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    proxy.close();
    server.close();
  }

  @Test
  void withoutATrap_passesBothWays() throws Exception {
    ask();
    assertThat(core.answer(answers)).isEqualTo(packet(ANSWER));
    assertThat(arrived.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(packet(COMMIT));
  }

  @Test
  void lostRequest_doesNotArrive_andEndsTheConnection() throws Exception {
    Trap trap = set(Loss.OF_THE_REQUEST, 1);
    ask();
    assertThat(core.answer(answers)).isEqualTo(packet(ANSWER));
    assertThat(trap.hasStruck()).isFalse();
    ask();
    assertEnded();
    assertThat(trap.hasStruck()).isTrue();
    assertThat(arrived).hasSize(1);
  }

  @Test
  void lostAnswer_isOfWhatHasArrived_andEndsTheConnection() throws Exception {
    List<Integer> seen = new CopyOnWriteArrayList<>();
    Trap trap =
        new Trap(Phase.BROKER_COMMIT, Loss.OF_THE_ANSWER, 0, () -> seen.add(arrived.size()));
    proxy.set(trap);
    ask();
    assertEnded();
    assertThat(trap.hasStruck()).isTrue();
    assertThat(seen).as("what had arrived when the answer came").containsExactly(1);
  }

  private Trap set(Loss loss, int passing) {
    Trap trap = new Trap(Phase.BROKER_COMMIT, loss, passing);
    proxy.set(trap);
    return trap;
  }

  private void ask() throws IOException {
    client.getOutputStream().write(packet(COMMIT));
  }

  /** A client that waits in vain gets an exception of another kind. */
  private void assertEnded() {
    assertThatThrownBy(() -> core.answer(answers))
        .isInstanceOfAny(EOFException.class, SocketException.class);
  }

  private static byte[] packet(int type) {
    return ByteBuffer.allocate(13).putInt(9).put((byte) type).putLong(7).array();
  }
}
