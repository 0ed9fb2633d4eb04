/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which faults strike, and in which order. */
final class Plan {

  private Plan() {}

  /** Each as often as it is to strike. */
  static List<Fault> of(List<Fault> faults, Random random) {
    List<Fault> plan = new ArrayList<>();
    for (Fault fault : faults) {
      plan.addAll(Collections.nCopies(fault.times(), fault));
    }
    Collections.shuffle(plan, random);
    return plan;
  }
}
