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
import org.junit.jupiter.api.Test;

/** Which messages share a transaction. */
class BatchAssemblerTest {

  private final Queue<Message> waiting = new ArrayDeque<>();
  private final BatchAssembler assembler = new BatchAssembler(waiting::poll, waiting::poll);

  @Test
  void newMessages_goTogetherUpToTheLimit() {
    waiting.addAll(List.of(fresh(0), fresh(1), fresh(2)));
    Batch first = assembler.assemble(() -> 2);
    assertThat(first.messages()).hasSize(2);
    assertThat(first.full()).isTrue();
    Batch second = assembler.assemble(() -> 2);
    assertThat(second.messages()).hasSize(1);
    assertThat(second.full()).isFalse();
  }

  @Test
  void noMessage_isAnEmptyBatch() {
    assertThat(assembler.assemble(() -> 50).messages()).isEmpty();
  }

  @Test
  void messageThatComesAgain_isAlone() {
    waiting.addAll(List.of(redelivered(0), redelivered(1), fresh(2), fresh(3)));
    assertThat(assembler.assemble(() -> 50).messages()).hasSize(1);
    assertThat(assembler.assemble(() -> 50).messages()).hasSize(1);
    assertThat(assembler.assemble(() -> 50).messages()).hasSize(2);
  }

  @Test
  void messageThatComesAgain_isTheLastOfABatchAndKeepsNobodySmall() {
    waiting.addAll(List.of(fresh(0), fresh(1), redelivered(2), fresh(3), fresh(4)));
    assertThat(assembler.assemble(() -> 50).messages()).hasSize(3);
    assertThat(assembler.assemble(() -> 50).messages()).hasSize(2);
  }

  @Test
  void largeBody_isTheLastAndASmallOneIsNot() {
    waiting.addAll(List.of(bytes(65_536), bytes(65_537), fresh(2)));
    assertThat(assembler.assemble(() -> 50).messages()).hasSize(2);
    assertThat(assembler.assemble(() -> 50).messages()).hasSize(1);
  }
}
