/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import io.xonce.faults.site.Tally;
import io.xonce.lab.oracle.Finding;
import io.xonce.lab.oracle.History;
import java.util.List;

/** What a run came to. */
record Outcome(
    long seed,
    List<String> consumers,
    List<Strike> strikes,
    History history,
    List<Finding> findings) {

  Tally tally() {
    return new Tally(history);
  }
}
