/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.testkit.Disturbances;
import io.xonce.testkit.Producer;
import java.io.File;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sample's bean under each disturbance of the test kit, as a user would test it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DisturbancesIT {

  private static final int PAYMENTS = 20;
  private static final Database DATABASE = Lab.get().database();
  private static final Broker BROKER = Lab.get().broker();

  @RegisterExtension
  static final Disturbances DISTURBANCES =
      Disturbances.of(
          () -> new ActiveMQConnectionFactory(BROKER.url()),
          BROKER.prefix() + "payments",
          DATABASE::connect);

  /** With the kit in its library folder. */
  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return SampleContract.built("sample.ear").addAsLibrary(new File(Lab.property("testkit.jar")));
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
