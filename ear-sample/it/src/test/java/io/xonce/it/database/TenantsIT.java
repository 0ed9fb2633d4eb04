/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Jmx;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import io.xonce.it.lab.ShippedRedelivery;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tenants with a database each: a consumer for each of them, or one that routes. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TenantsIT {

  private static final Lab LAB = Lab.get();

  private final Database north = LAB.database();
  private final Database south = LAB.removableDatabase();
  private final ServerLog log = LAB.serverLog();
  private final String payment = "p-" + UUID.randomUUID();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear(
        "tenants",
        Archives.beans(NorthBean.class, SouthBean.class, RoutingBean.class)
            .addAsManifestResource(
                new StringAsset("xonce.south.store=" + RoutingBean.SOUTH),
                "microprofile-config.properties"));
  }

  @Test
  void sameKeyOfTwoConsumers_isTwoMessages_eachInItsOwnDatabase() {
    awaitOutcome("outcome COMMITTED", send("north"));
    awaitOutcome("outcome COMMITTED", send("south"));
    awaitOutcome("claim DUPLICATE", send("north"));
    awaitOutcome("claim DUPLICATE", send("south"));
    assertThat(north.effects("north", payment)).isEqualTo(1);
    assertThat(south.effects("south", payment)).isEqualTo(1);
    assertThat(north.recordsOf(payment)).as("records of both").isEqualTo(1);
    assertThat(south.recordsOf(payment)).as("records of both").isEqualTo(1);
    assertThat(evidence("north"))
        .contains("2 branches", RoutingBean.NORTH)
        .doesNotContain(RoutingBean.SOUTH);
    assertThat(evidence("south"))
        .contains("2 branches", RoutingBean.SOUTH)
        .doesNotContain(RoutingBean.NORTH);
  }

  @Test
  void databaseThatIsAway_holdsUpNoOtherTenant() throws Exception {
    ShippedRedelivery.of("south");
    String held;
    LAB.closeRemovableDatabase();
    try (Jmx jmx = LAB.jmx()) {
      held = send("south");
      await().until(() -> jmx.consumer("tenants", "south").getHeldDeliveries() > 0);
      awaitOutcome("outcome COMMITTED", send("north"));
      assertThat(outcomes(held, "outcome COMMITTED")).isZero();
      assertThat(jmx.consumer("tenants", "north").getHeldDeliveries()).isZero();
    } finally {
      LAB.openRemovableDatabase();
    }
    awaitOutcome("outcome COMMITTED", held);
    assertThat(south.effects("south", payment)).isEqualTo(1);
  }

  @Test
  void databaseBesideTheStore_isABranchOfItsOwn() {
    awaitOutcome("outcome COMMITTED", route("south"));
    awaitOutcome("claim DUPLICATE", route("south"));
    assertThat(south.effects("routing", payment)).isEqualTo(1);
    assertThat(north.effects("routing", payment)).isZero();
    assertThat(north.recordsOf(payment)).isEqualTo(1);
    assertThat(south.recordsOf(payment)).isZero();

    awaitOutcome("outcome COMMITTED", route("north"));
    assertThat(north.effects("routing", payment)).as("the same key of another tenant").isEqualTo(1);
    assertThat(evidence("routing"))
        .contains("3 branches")
        .contains("then " + RoutingBean.NORTH + " (PostgreSQL), then " + RoutingBean.SOUTH);
    assertThat(LAB.wholeServerLog())
        .anyMatch(line -> line.contains("Consumer 'routing' reached EXACTLY_ONCE: 3 branches"))
        .anyMatch(line -> line.contains("Consumer 'routing' reached EXACTLY_ONCE: 2 branches"));
  }

  /** The branch of the store is prepared when that of the tenant cannot be. */
  @Test
  void branchThatIsNotPrepared_takesTheOtherBack() {
    String id =
        LAB.broker()
            .send(
                "routing",
                message -> {
                  fill(message, "south");
                  message.setBooleanProperty("unprepared", true);
                });
    awaitOutcome("outcome COMMITTED", id);
    assertThat(outcomes(id, "outcome ROLLED_BACK")).isEqualTo(1);
    assertThat(outcomes(id, "claim FIRST")).as("each delivery claims anew").isEqualTo(2);
    assertThat(north.recordsOf(payment)).isEqualTo(1);
    assertThat(south.effects("routing", payment)).isEqualTo(1);
    assertThat(south.count("SELECT delivery FROM effect WHERE payment = ?", payment)).isEqualTo(2);
  }

  private String evidence(String consumer) {
    try (Jmx jmx = LAB.jmx()) {
      return jmx.consumer("tenants", consumer).getGuaranteeEvidence();
    }
  }

  private String send(String queue) {
    return LAB.broker().send(queue, message -> message.setStringProperty("payment", payment));
  }

  private String route(String tenant) {
    return LAB.broker().send("routing", message -> fill(message, tenant));
  }

  private void fill(Message message, String tenant) throws JMSException {
    message.setStringProperty("payment", payment);
    message.setStringProperty("tenant", tenant);
  }

  private void awaitOutcome(String what, String messageId) {
    await(what + " of " + messageId).until(() -> outcomes(messageId, what) > 0);
  }

  private long outcomes(String messageId, String what) {
    return log.lines().stream()
        .filter(line -> line.contains(what) && line.contains("message=" + messageId + " "))
        .count();
  }
}
