/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

import java.util.ArrayList;
import java.util.List;

/** Collects what the checks find. */
final class Findings {

  private final List<Finding> all = new ArrayList<>();

  void add(Violation violation, Object subject, Object evidence) {
    all.add(new Finding(violation, subject.toString(), evidence.toString()));
  }

  void addIf(boolean wrong, Violation violation, Object subject, Object evidence) {
    if (wrong) {
      add(violation, subject, evidence);
    }
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}
