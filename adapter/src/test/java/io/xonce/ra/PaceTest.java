/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many messages are taken at once, before and after a batch that failed. */
class PaceTest {

  private final Pace pace = new Pace(8);

  @Test
  void fromTheStart_asManyAsAllowed() {
    pace.committed(messages(0, 8));
    assertThat(pace.limit()).isEqualTo(8);
  }

  @Test
  void afterAFailedBatch_oneUntilEachWasThrough() {
    List<Message> batch = messages(0, 8);
    pace.failed(batch, false);
    for (Message message : batch) {
      assertThat(pace.limit()).isEqualTo(1);
      pace.committed(List.of(message));
    }
    assertThat(pace.limit()).isEqualTo(8);
  }

  @Test
  void afterATimeout_halfAsMany() {
    List<Message> batch = messages(0, 8);
    pace.failed(batch, true);
    pace.committed(batch);
    assertThat(pace.limit()).isEqualTo(4);
  }

  @Test
  void whatFailsByItself_isNotWaitedForAnyLonger() {
    List<Message> batch = messages(0, 2);
    pace.failed(batch, false);
    pace.committed(batch.subList(0, 1));
    assertThat(pace.limit()).isEqualTo(1);
    pace.failed(batch.subList(1, 2), false);
    assertThat(pace.limit()).isEqualTo(8);
  }

  @Test
  void fullBatches_letItGrowAgainByOne() {
    List<Message> batch = messages(0, 4);
    pace.failed(batch, true);
    pace.committed(batch);
    assertThat(pace.limit()).isEqualTo(2);
    pace.committed(messages(4, 2));
    assertThat(pace.limit()).isEqualTo(3);
    pace.committed(messages(6, 1));
    assertThat(pace.limit()).isEqualTo(3);
    IntStream.range(0, 20).forEach(i -> pace.committed(messages(10, 8)));
    assertThat(pace.limit()).isEqualTo(8);
  }

  private static List<Message> messages(int first, int count) {
    return IntStream.range(first, first + count).mapToObj(PaceTest::message).toList();
  }

  private static Message message(int number) {
    return (Message)
        Proxies.of(
            Message.class,
            (proxy, method, arguments) ->
                method.getName().equals("getJMSMessageID") ? "ID:" + number : null);
  }
}
