/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import java.util.List;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.Property;

/**
 * What the coordinator says it has still to bring to an end. Not what nobody can: a commit in one
 * phase whose answer was lost stays in its log with one participant, until an operator deletes it.
 */
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
    ModelNode read = Management.operation("read-children-resources", LOG);
    read.get("child-type").set("transactions");
    read.get("recursive").set(true);
    read.get("include-runtime").set(true);
    return (int)
        management.run(read).asPropertyList().stream()
            .filter(transaction -> !isUnheard(transaction.getValue()))
            .count();
  }

  private static boolean isUnheard(ModelNode transaction) {
    List<Property> participants = transaction.get("participants").asPropertyListOrEmpty();
    return participants.size() == 1
        && participants.get(0).getValue().get("status").asString().equals("HEURISTIC_HAZARD");
  }
}
