/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which faults strike, and in which order. */
final class Plan {

  private Plan() {}

  /**
   * As many kills of the server, and so many of each other fault.
   *
   * @param faults those that there may be
   */
  static List<Fault> of(List<Fault> faults, int kills, int others, Random random) {
    List<Fault> plan = new ArrayList<>();
    for (Fault fault : faults) {
      plan.addAll(Collections.nCopies(fault == Fault.SERVER_KILL ? kills : others, fault));
    }
    Collections.shuffle(plan, random);
    return plan;
  }
}
