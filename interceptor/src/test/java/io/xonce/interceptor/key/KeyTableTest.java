/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.invocation.ReceivedMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With messages as real clients and a real broker make them, which {@code KeyTableIT} proves. */
class KeyTableTest extends KeyTableContract {

  KeyTableTest() {
    super("docs/keys.md");
  }

  @Override
  protected ReceivedMessage message(String row) {
    return Samples.message(row);
  }

  @Override
  protected ReceivedMessage event(String row) {
    return Samples.event(row);
  }

  Stream<Arguments> values() {
    return cells("## Values");
  }

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @MethodSource
  void values(String row, String column, String cell) throws Exception {
    for (ValueSamples.Sample sample : ValueSamples.of(row)) {
      assertThat(
              column.equals("As a key")
                  ? key(sample.expression(), sample.message())
                  : comparedOrAsItIs(sample, cell))
          .isEqualTo(cell);
    }
  }

  private static String comparedOrAsItIs(ValueSamples.Sample sample, String cell) throws Exception {
    String compared = compared(sample.expression(), sample.message());
    return List.of("as it is", "their bytes").contains(cell) && !compared.startsWith("(")
        ? cell
        : compared;
  }
}
