/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import io.xonce.bench.load.Processor;
import io.xonce.bench.load.TestBed;
import io.xonce.bench.load.Workload;
import io.xonce.bench.row.Row;
import java.util.List;

/** Runs rows on the test bed. */
public final class RowRunner {

  private final TestBed testBed;

  public RowRunner(TestBed testBed) {
    this.testBed = testBed;
  }

  /** Processes a workload in the way of a row, from a clean start. */
  public Measurement run(Row row, Workload workload) {
    Processor processor = testBed.processor(row);
    testBed.database().clean();
    processor.load(workload.messages());
    testBed.wake(row);
    ResourceUsage start = ResourceUsage.read(testBed, row);
    processor.work();
    ResourceUsage end = ResourceUsage.read(testBed, row);
    testBed.awaitQuiet();
    testBed.rest(row);
    List<String> outgoing = row.sends() ? testBed.takeOutgoing() : List.of();
    Correctness correctness = Correctness.read(row, workload, testBed.database(), outgoing);
    return start.until(
        end, CommitTimes.read(testBed.database()), workload.messages().size(), correctness);
  }
}
