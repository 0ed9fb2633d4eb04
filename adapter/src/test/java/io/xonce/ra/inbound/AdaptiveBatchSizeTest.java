/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.internal.Proxies;
import jakarta.jms.Message;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many messages are taken at once, before and after a batch that failed. */
class AdaptiveBatchSizeTest {

  private final AdaptiveBatchSize batchSize = new AdaptiveBatchSize(8);

  @Test
  void fromTheStart_asManyAsAllowed() {
    batchSize.committed(messages(0, 8));
    assertThat(batchSize.limit()).isEqualTo(8);
  }

  @Test
  void afterAFailedBatch_oneUntilEachWasThrough() {
    List<Message> batch = messages(0, 8);
    batchSize.failed(batch, false);
    for (Message message : batch) {
      assertThat(batchSize.limit()).isEqualTo(1);
      batchSize.committed(List.of(message));
    }
    assertThat(batchSize.limit()).isEqualTo(8);
  }

  @Test
  void afterATimeout_halfAsMany() {
    List<Message> batch = messages(0, 8);
    batchSize.failed(batch, true);
    batchSize.committed(batch);
    assertThat(batchSize.limit()).isEqualTo(4);
  }

  @Test
  void whatFailsByItself_isNotWaitedForAnyLonger() {
    List<Message> batch = messages(0, 2);
    batchSize.failed(batch, false);
    batchSize.committed(batch.subList(0, 1));
    assertThat(batchSize.limit()).isEqualTo(1);
    batchSize.failed(batch.subList(1, 2), false);
    assertThat(batchSize.limit()).isEqualTo(8);
  }

  @Test
  void fullBatches_letItGrowAgainByOne() {
    List<Message> batch = messages(0, 4);
    batchSize.failed(batch, true);
    batchSize.committed(batch);
    assertThat(batchSize.limit()).isEqualTo(2);
    batchSize.committed(messages(4, 2));
    assertThat(batchSize.limit()).isEqualTo(3);
    batchSize.committed(messages(6, 1));
    assertThat(batchSize.limit()).isEqualTo(3);
    IntStream.range(0, 20).forEach(i -> batchSize.committed(messages(10, 8)));
    assertThat(batchSize.limit()).isEqualTo(8);
  }

  private static List<Message> messages(int first, int count) {
    return IntStream.range(first, first + count).mapToObj(AdaptiveBatchSizeTest::message).toList();
  }

  private static Message message(int number) {
    return (Message)
        Proxies.of(
            Message.class,
            (proxy, method, arguments) ->
                method.getName().equals("getJMSMessageID") ? "ID:" + number : null);
  }
}
