/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import io.xonce.faults.site.Topology;

/** Server and broker in one process. */
class LocalFaultsIT extends RandomFaults {
  LocalFaultsIT() {
    super(Topology.LOCAL);
  }
}
