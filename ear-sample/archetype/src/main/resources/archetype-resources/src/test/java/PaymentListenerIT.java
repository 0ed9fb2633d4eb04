package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xonce.testkit.Disturbances;
import io.xonce.testkit.KillableServer;
import io.xonce.testkit.Producer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What must hold however the messages arrive. The test runs six times: as they are sent, twice, again
 * later, in another order, with deliveries that are rolled back, and with a server that is killed.
 */
class PaymentListenerIT {

  private static final int PAYMENTS = 10;

  private static Server server;

  @RegisterExtension
  static final Disturbances DISTURBANCES =
      Disturbances.of(
              () -> new ActiveMQConnectionFactory(server.brokerUrl()),
              "jms.queue.payments",
              () -> server.database())
          .killing(
              new KillableServer() {
                @Override
                public void kill() {
                  server.wildFly().kill();
                }

                @Override
                public void start() {
                  server.wildFly().start();
                }
              });

  @BeforeAll
  static void start() throws Exception {
    server = Server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @TestTemplate
  void eachPaymentIsBookedOnce(Producer payments) throws Exception {
    String run = UUID.randomUUID().toString(); // keys are remembered
    payments.send(IntStream.range(0, PAYMENTS).mapToObj(i -> payment(run + "-" + i)).toList());
    payments.awaitProcessed();
    assertEquals(PAYMENTS, bookings(run));
  }

  private static Producer.Maker payment(String id) {
    return context -> context.createTextMessage("{\"paymentId\":\"" + id + "\"}");
  }

  private static int bookings(String run) throws SQLException {
    try (Connection database = server.database();
        var select =
            database.prepareStatement("SELECT count(*) FROM booking WHERE payment LIKE ?")) {
      select.setString(1, "%" + run + "%");
      var row = select.executeQuery();
      row.next();
      return row.getInt(1);
    }
  }
}
