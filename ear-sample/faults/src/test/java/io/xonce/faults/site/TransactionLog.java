/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.dmr.ModelNode;

/** What the coordinator says it has still to bring to an end. */
record TransactionLog(int managementPort) {

  /** Of a transaction with two branches of one name, as those of a bean that receives and sends. */
  private static final String TWINS = "WFLYCTL0075";

  /** How many there are, or 1 if the server cannot list them. */
  int decided() {
    try (ModelControllerClient client =
        ModelControllerClient.Factory.create("127.0.0.1", managementPort)) {
      ModelNode probed = client.execute(operation("probe"));
      if (probed.get("failure-description").asString().contains(TWINS)) {
        return 1;
      }
      result(probed);
      ModelNode read = operation("read-children-names");
      read.get("child-type").set("transactions");
      return result(client.execute(read)).asList().size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ModelNode operation(String name) {
    ModelNode call = new ModelNode();
    call.get("operation").set(name);
    call.get("address").add("subsystem", "transactions").add("log-store", "log-store");
    return call;
  }

  private static ModelNode result(ModelNode answer) {
    if (!"success".equals(answer.get("outcome").asString())) {
      throw new IllegalStateException(answer.toString());
    }
    return answer.get("result");
  }
}
