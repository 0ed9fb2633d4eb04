/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.lab.MariaDb;

/** Where forms have their state. */
public enum Store {
  POSTGRES,
  /** Beside the other. */
  MARIADB {
    @Override
    public boolean isFor(Topology topology) {
      return topology == Topology.LOCAL;
    }

    @Override
    public boolean isPossible() {
      return MariaDb.isAvailable();
    }
  };

  /** Whether a topology has it. */
  public boolean isFor(Topology topology) {
    return true;
  }

  /** Whether there are programs of it for this machine. */
  public boolean isPossible() {
    return true;
  }

  boolean isAt(Topology topology) {
    return isFor(topology) && isPossible();
  }
}
