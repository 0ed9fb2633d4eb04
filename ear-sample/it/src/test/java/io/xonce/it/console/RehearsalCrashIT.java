/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Gate;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import java.io.File;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A server that dies in the middle of a rehearsal. */
@Order(Integer.MAX_VALUE - 1)
class RehearsalCrashIT {

  private static final String FAILED = "ROLLED_BACK ROLLED_BACK ROLLED_BACK ROLLED_BACK";

  private final Lab lab = Lab.get();
  private final Database database = lab.database();
  private final Broker broker = lab.broker();
  private final String payment = "p-" + UUID.randomUUID();
  private final EnterpriseArchive ear =
      Archives.batchEar(
          "rehearsed", Archives.beans(DeskBean.class, TillBean.class), DeskBean.class);
  private final WebArchive console =
      ShrinkWrap.createFromZipFile(WebArchive.class, new File(Lab.property("console.war")));

  @AfterEach
  void undeploy() throws Exception {
    try (Management management = lab.management()) {
      management.undeploy(console.getName());
      management.undeploy(ear.getName());
    }
  }

  @Test
  void serverKilledInARehearsal_leavesNothingOfIt() throws Exception {
    try (Management management = lab.management()) {
      Users.add(management);
      management.deploy(ear);
      management.deploy(console);
    }
    String id = deadLetter();
    String group = Program.group("java.util.NoSuchElementException", "till");
    killWhileItIsRehearsed(group, id);

    lab.startServer();
    await("the end of a token that came again").until(() -> broker.count("till", null) == 0);
    nothingIsLeft(id);
    assertThat(database.action("kill " + payment)).as("not ended").isEqualTo("rehearse by ann: -");
    Program.type("rehearse", group, "--message", id, "--reason", "again " + payment)
        .is(1)
        .says("it fails with java.util.NoSuchElementException");
    nothingIsLeft(id);
  }

  /** Nobody holds the gate yet. */
  private String deadLetter() {
    String id =
        broker.send(
            "till",
            message -> {
              message.setStringProperty("payment", payment);
              message.setStringProperty("broken", "DKK");
              message.setLongProperty("gate", payment.hashCode());
            });
    await("dead letter").until(() -> broker.deadLetters(id) == 1);
    database.awaitAttempts(id, FAILED);
    return id;
  }

  private void killWhileItIsRehearsed(String group, String id) throws Exception {
    try (Gate gate = new Gate(database, payment)) {
      CompletableFuture<Program.Answer> asked =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return Program.type(
                      "rehearse", group, "--message", id, "--reason", "kill " + payment);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      gate.awaitArrival();
      lab.killServer();
      asked.get().is(3);
    }
  }

  private void nothingIsLeft(String id) {
    assertThat(database.effects("till", payment)).isZero();
    assertThat(database.recordsOf(payment)).isZero();
    assertThat(database.preparedBranches()).isZero();
    assertThat(database.attempts(id)).isEqualTo(FAILED);
    assertThat(broker.containing("out", payment)).isZero();
    assertThat(broker.deadLetters(id)).isOne();
  }
}
