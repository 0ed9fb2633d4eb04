/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.load;

import io.xonce.bench.beans.BenchPayment;
import java.util.List;

/** Whoever does the work of a row. */
public interface Processor {

  /** Lays payments ready, so that nothing need be sent while they are processed. */
  void load(List<BenchPayment> payments);

  /** Lets the work begin and waits until nothing is left. */
  void work();
}
