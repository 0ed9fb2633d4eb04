/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.Messages.bytes;
import static io.xonce.ra.inbound.Messages.fresh;
import static io.xonce.ra.inbound.Messages.redelivered;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which messages share a transaction. */
class BatchAssemblerTest {

  private final Queue<Message> waiting = new ArrayDeque<>();
  private final FailedBatches failed = new FailedBatches(100);
  private final BatchAssembler assembler = new BatchAssembler(waiting::poll, failed);

  @Test
  void newMessages_goTogetherUpToTheLimit() {
    waiting.addAll(List.of(fresh(0), fresh(1), fresh(2)));
    Batch first = assembler.assemble(waiting::poll, () -> 2);
    assertThat(first.messages()).hasSize(2);
    assertThat(first.full()).isTrue();
    Batch second = assembler.assemble(waiting::poll, () -> 2);
    assertThat(second.messages()).hasSize(1);
    assertThat(second.full()).isFalse();
  }

  @Test
  void noMessage_isAnEmptyBatch() {
    assertThat(assembler.assemble(waiting::poll, () -> 50).messages()).isEmpty();
  }

  @Test
  void messageThatComesAgain_isAlone() {
    waiting.addAll(List.of(redelivered(0), redelivered(1), fresh(2), fresh(3)));
    assertThat(assembler.assemble(waiting::poll, () -> 50).messages()).hasSize(1);
    assertThat(assembler.assemble(waiting::poll, () -> 50).messages()).hasSize(1);
    assertThat(assembler.assemble(waiting::poll, () -> 50).messages()).hasSize(2);
  }

  @Test
  void messageThatComesAgain_isTheLastOfABatchAndKeepsNobodySmall() {
    waiting.addAll(List.of(fresh(0), fresh(1), redelivered(2), fresh(3), fresh(4)));
    assertThat(assembler.assemble(waiting::poll, () -> 50).messages()).hasSize(3);
    assertThat(assembler.assemble(waiting::poll, () -> 50).messages()).hasSize(2);
  }

  /** Once: if the next batch fails, too, each is alone. */
  @Test
  void neighboursOfWhatFailed_shareABatchOnceMore() {
    Message poison = fresh(2);
    failed.add(List.of(fresh(0), fresh(1), poison, fresh(3), fresh(4)), poison);
    List<Message> again =
        List.of(redelivered(0), redelivered(1), redelivered(2), redelivered(3), redelivered(4));
    waiting.addAll(again);
    assertThat(sizes(4)).as("what failed is by itself").containsExactly(2, 1, 2, 0);
    waiting.addAll(again);
    assertThat(sizes(5)).containsExactly(1, 1, 1, 1, 1);
  }

  /** Also of one that is the last because the batch is full. */
  @Test
  void neighbourAtTheEndOfAFullBatch_hasSharedOne() {
    Message poison = fresh(0);
    failed.add(List.of(poison, fresh(1)), poison);
    waiting.addAll(List.of(fresh(2), redelivered(1)));
    assertThat(assembler.assemble(waiting::poll, () -> 2).full()).isTrue();
    waiting.addAll(List.of(redelivered(1), fresh(3)));
    assertThat(assembler.assemble(waiting::poll, () -> 2).messages()).hasSize(1);
  }

  private List<Integer> sizes(int batches) {
    return IntStream.range(0, batches)
        .mapToObj(batch -> assembler.assemble(waiting::poll, () -> 50).messages().size())
        .toList();
  }

  @Test
  void largeBody_isTheLastAndASmallOneIsNot() {
    waiting.addAll(List.of(bytes(65_536), bytes(65_537), fresh(2)));
    assertThat(assembler.assemble(waiting::poll, () -> 50).messages()).hasSize(2);
    assertThat(assembler.assemble(waiting::poll, () -> 50).messages()).hasSize(1);
  }
}
