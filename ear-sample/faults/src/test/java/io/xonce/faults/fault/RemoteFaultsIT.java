/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import io.xonce.faults.site.Topology;

/** With a broker that runs by itself. */
class RemoteFaultsIT extends RandomFaults {
  RemoteFaultsIT() {
    super(Topology.REMOTE);
  }
}
