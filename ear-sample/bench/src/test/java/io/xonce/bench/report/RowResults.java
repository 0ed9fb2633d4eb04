/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results as tests need them. */
final class Results {

  private Results() {}

  static Result of(String name, double perSecond, @Nullable Double p99) {
    Row row = Rows.ALL.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    Round round = new Round(100, 100 / perSecond, perSecond, 1, 0, 1, 5, 1_000, new Books(0, 0));
    Latency latency = p99 == null ? null : new Latency(perSecond / 2, 100, 1, p99, p99, p99, 1000);
    return new Result(row, List.of(round), round, latency, latency);
  }
}
