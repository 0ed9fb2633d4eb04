/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.lab.ServerJvm;
import io.xonce.lab.WildFly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.Property;

/** What the coordinator of a server says it has still to bring to an end. */
record TransactionLog(Management management, WildFly server) {

  private static final String[] LOG = {"subsystem", "transactions", "log-store", "log-store"};

  /** Of a transaction with two branches of one name, as those of a bean that receives and sends. */
  private static final String TWINS = "WFLYCTL0075";

  private static final String PARTICIPANTS = "jboss.jta:type=ObjectStore,puid=*,*";

  private static final String HAZARD = "HEURISTIC_HAZARD";

  /**
   * How many there are, or 1 if the server cannot list them.
   *
   * @param onePhase whether to leave out what nobody can bring to an end: a commit in one phase
   *     whose answer was lost stays with one participant, until an operator deletes it
   */
  long decided(boolean onePhase) {
    ModelNode probed = management.ask(Management.operation("probe", LOG));
    if (probed.get("failure-description").asString().contains(TWINS)) {
      return 1;
    }
    Management.result(probed);
    ModelNode read = Management.operation("read-children-resources", LOG);
    read.get("child-type").set("transactions");
    read.get("recursive").set(true);
    read.get("include-runtime").set(true);
    return management.run(read).asPropertyList().stream()
        .filter(transaction -> !onePhase || !isUnheard(transaction.getValue()))
        .count();
  }

  private static boolean isUnheard(ModelNode transaction) {
    List<Property> participants = transaction.get("participants").asPropertyListOrEmpty();
    return participants.size() == 1
        && participants.get(0).getValue().get("status").asString().equals(HAZARD);
  }

  /** Participants that have ended on their own, as Narayana itself lists them, twins and all. */
  long heuristics() {
    management.ask(Management.operation("probe", LOG)); // It has listed them also where it fails.
    try (ServerJvm jvm = server.jvm()) {
      MBeanServerConnection beans = jvm.beans();
      Set<ObjectName> participants = beans.queryNames(new ObjectName(PARTICIPANTS), null);
      long heuristics = 0;
      for (ObjectName participant : participants) {
        if (isHeuristic(beans, participant)) {
          heuristics++;
        }
      }
      return heuristics;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isHeuristic(MBeanServerConnection beans, ObjectName participant)
      throws IOException, JMException {
    return String.valueOf(beans.getAttribute(participant, "Status")).startsWith("HEURISTIC");
  }
}
