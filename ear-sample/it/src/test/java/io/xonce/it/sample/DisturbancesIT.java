/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.testkit.Disturbance;
import io.xonce.testkit.Disturbances;
import io.xonce.testkit.KillableServer;
import io.xonce.testkit.Producer;
import java.io.File;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sample's bean under each disturbance of the test kit, as a user would test it. */
@Order(Integer.MAX_VALUE - 1)
class DisturbancesIT {

  private static final int PAYMENTS = 20;
  private static final Lab LAB = Lab.get();
  private static final Database DATABASE = LAB.database();
  private static final Broker BROKER = LAB.broker();
  private static final EnterpriseArchive SAMPLE =
      SampleContract.built("sample.ear").addAsLibrary(new File(Lab.property("testkit.jar")));

  private static final Set<Disturbance> TAKEN_PLACE = EnumSet.noneOf(Disturbance.class);

  @RegisterExtension
  static final Disturbances DISTURBANCES =
      Disturbances.of(
              () -> new ActiveMQConnectionFactory(BROKER.url()),
              BROKER.prefix() + "payments",
              DATABASE::connect)
          .killing(
              new KillableServer() {
                @Override
                public void kill() {
                  LAB.killServer();
                }

                @Override
                public void start() {
                  LAB.startServer();
                }
              });

  /** With the kit in its library folder. */
  @BeforeAll
  static void deploy() throws Exception {
    try (Management management = LAB.management()) {
      management.deploy(SAMPLE);
    }
  }

  @AfterAll
  static void undeploy() throws Exception {
    try (Management management = LAB.management()) {
      management.undeploy(SAMPLE.getName());
    }
    assertThat(TAKEN_PLACE).containsExactly(Disturbance.values());
  }

  @TestTemplate
  void eachPayment_isBookedOnceAndToldOnce(Producer payments) {
    String run = "kit-" + UUID.randomUUID();
    DATABASE.execute("INSERT INTO account (id, balance) VALUES ('%s', 0)".formatted(run));

    payments.send(IntStream.range(0, PAYMENTS).mapToObj(i -> payment(run, i)).toList());
    payments.awaitProcessed();

    assertThat(count("SELECT count(*) FROM entry WHERE account_id = ?", run)).isEqualTo(PAYMENTS);
    assertThat(count("SELECT count(DISTINCT payment_id) FROM entry WHERE account_id = ?", run))
        .isEqualTo(PAYMENTS);
    assertThat(count("SELECT balance::int FROM account WHERE id = ?", run)).isEqualTo(PAYMENTS);
    await("each payment told once").until(() -> BROKER.containing("booked", run) == PAYMENTS);
    TAKEN_PLACE.add(payments.disturbance());
  }

  private static int count(String sql, String run) {
    return DATABASE.count(sql, run);
  }

  private static Producer.Maker payment(String run, int number) {
    String body =
        "{\"paymentId\":\"%s-%d\",\"account\":\"%1$s\",\"amount\":1}".formatted(run, number);
    return context -> context.createTextMessage(body);
  }
}
