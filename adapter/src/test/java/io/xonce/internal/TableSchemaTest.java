/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableSchemaTest {

  /** There is one for each size of a batch. */
  @Test
  void statementsOfLargeBatches_areNotKept() {
    TableSchema schema = TableSchema.OF_SESSION;
    int before = schema.kept();
    IntStream.rangeClosed(1, 1_000)
        .mapToObj(size -> "INSERT INTO xonce_message VALUES " + "(?, ?, ?), ".repeat(size))
        .forEach(sql -> assertThat(schema.qualified(sql)).isEqualTo(sql));
    assertThat(schema.kept() - before).isBetween(50, 500);
  }
}
