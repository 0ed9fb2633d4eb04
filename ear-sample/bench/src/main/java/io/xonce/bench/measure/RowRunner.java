/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import java.util.List;

/** Runs rows on the lab. */
final class Trial {

  private final Lab lab;

  Trial(Lab lab) {
    this.lab = lab;
  }

  /** Processes a plan in the way of a row, from a clean start. */
  Round run(Row row, Plan plan) {
    Processor processor = lab.processor(row);
    lab.database().clean();
    processor.load(plan.messages());
    lab.wake(row);
    Reading start = lab.read(row);
    processor.work();
    Reading end = lab.read(row);
    lab.awaitQuiet();
    lab.rest(row);
    List<String> told = row.sends() ? lab.told() : List.of();
    Books books = Books.read(row, plan, lab.database(), told);
    return start.until(end, lab.database().commits(), plan.messages().size(), books);
  }
}
