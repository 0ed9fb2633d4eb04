/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import io.xonce.bench.host.BenchDatabase;
import java.util.List;

/**
 * When the effects of a run were committed, in microseconds, sorted.
 *
 * <p>How fast a row is shows in its middle: the first tenth has the consumers wake up, and in the
 * last some have finished while others have not. A queue that is never empty has neither.
 */
public record CommitTimes(List<Long> micros) {

  private static final int TENTHS = 10;

  public CommitTimes {
    if (micros.isEmpty()) {
      throw new IllegalArgumentException("The run had no effect");
    }
  }

  /** Of all effects in the database. */
  static CommitTimes read(BenchDatabase database) {
    return new CommitTimes(
        database.numbers("SELECT " + BenchDatabase.COMMITTED_MICROS + " FROM effect ORDER BY 1"));
  }

  long last() {
    return micros.get(micros.size() - 1);
  }

  /** Effects a second between the first tenth and the last; of all, if they came at once. */
  double perSecond(long startMicros) {
    int tenth = micros.size() / TENTHS;
    long early = micros.get(tenth);
    long late = micros.get(micros.size() - 1 - tenth);
    if (early == late) {
      return micros.size() * 1e6 / (last() - startMicros);
    }
    // What shares the transaction of a bound counts on one side only.
    long between = micros.stream().filter(at -> at > early && at <= late).count();
    return between * 1e6 / (late - early);
  }
}
