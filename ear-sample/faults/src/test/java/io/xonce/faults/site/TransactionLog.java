/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import org.jboss.dmr.ModelNode;

/** What the coordinator says it has still to bring to an end. */
record TransactionLog(Management management) {

  private static final String[] LOG = {"subsystem", "transactions", "log-store", "log-store"};

  /** Of a transaction with two branches of one name, as those of a bean that receives and sends. */
  private static final String TWINS = "WFLYCTL0075";

  /** How many there are, or 1 if the server cannot list them. */
  int decided() {
    ModelNode probed = management.ask(Management.operation("probe", LOG));
    if (probed.get("failure-description").asString().contains(TWINS)) {
      return 1;
    }
    Management.result(probed);
    ModelNode read = Management.operation("read-children-names", LOG);
    read.get("child-type").set("transactions");
    return management.run(read).asList().size();
  }
}
