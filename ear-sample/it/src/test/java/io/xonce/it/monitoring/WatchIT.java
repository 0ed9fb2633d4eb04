/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.ConsumerMXBean;
import io.xonce.it.bean.BareBean;
import io.xonce.it.bean.BookingBean;
import io.xonce.it.bean.ConflictBean;
import io.xonce.it.bean.NoRecoveryBean;
import io.xonce.it.bean.Tiered;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.BranchInDoubt;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.BrokerControl;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Jmx;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be seen of a consumer and of a key, on a server that has nothing but JMX. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class WatchIT {

  private static final Lab LAB = Lab.get();

  private static final String[] BOOKING = {
    "deployment",
    "watch.ear",
    "subdeployment",
    "beans.jar",
    "subsystem",
    "ejb3",
    "message-driven-bean",
    BookingBean.class.getSimpleName()
  };

  private final Database database = LAB.database();
  private final Broker broker = LAB.broker();
  private final String payment = "p-" + UUID.randomUUID();
  private final Jmx jmx = LAB.jmx();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear(
        "watch",
        Archives.beans(
            BookingBean.class,
            Tiered.class,
            BareBean.class,
            NoRecoveryBean.class,
            ConflictBean.class));
  }

  @AfterEach
  void disconnect() {
    jmx.close();
  }

  @Test
  void consumer_showsWhatIsSetAndWhatCame() {
    ConsumerMXBean booking = consumer("booking");
    Map<String, Long> before = booking.getDeliveries();
    send("booking");
    awaitStory(booking, payment, "Attempt 1: COMMITTED");
    send("booking");
    awaitStory(booking, payment, "Attempt 2: DUPLICATE, RESENT");
    assertThat(booking.getGuarantee()).isEqualTo("EXACTLY_ONCE");
    assertThat(booking.getGuaranteeEvidence()).contains("java:jboss/datasources/PaymentsXA");
    assertThat(booking.getMinimumGuarantee()).isEqualTo("EXACTLY_ONCE");
    assertThat(booking.getKeyExpressions()).containsExactly("property(payment)");
    assertThat(booking.getStore()).isEqualTo("java:jboss/datasources/PaymentsXA");
    assertThat(booking.getMode()).isEqualTo("ENFORCE");
    assertThat(booking.getRetention()).isEqualTo("P7D");
    assertThat(booking.getKnownKeys()).isPositive();
    assertThat(booking.getLostAttempts()).isZero();
    assertThat(booking.getDeliveries())
        .containsEntry("DUPLICATE", before.getOrDefault("DUPLICATE", 0L) + 1)
        .containsEntry("COMMITTED", before.getOrDefault("COMMITTED", 0L) + 1);
    assertThat(booking.getDuplicates().get("RESENT")).isPositive();
    assertThat(booking.getDuplicateAges().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(booking.getDuplicates().values().stream().mapToLong(Long::longValue).sum());
    assertThat(booking.getSuggestedRetention()).matches("P.*: \\d+ duplicates? came.*");
  }

  @Test
  void consumerWithoutDeliveries_hasProvedNothing() {
    assertThat(consumer("conflict").getGuarantee()).isEqualTo("NOT_YET_DELIVERED");
  }

  @Test
  void consumerThatIsRefused_saysWhy() {
    String id = broker.send("norecovery", message -> message.setStringProperty("payment", payment));
    await().until(() -> broker.deadLetters(id) == 1);
    assertThat(consumer("no-recovery").getGuarantee()).isEqualTo("REFUSED");
    assertThat(consumer("no-recovery").getGuaranteeEvidence())
        .startsWith("XONCE00064: ")
        .contains("is not registered for recovery");
  }

  @Test
  void twoCopiesUnderWayAtOnce_areConcurrent() {
    broker.sendMany(
        "booking", 2, (message, number) -> message.setStringProperty("payment", payment));
    awaitStory(consumer("booking"), payment, "DUPLICATE, CONCURRENT");
  }

  @Test
  void messageThatAnOperatorMovesBack_isReplayed() throws Exception {
    String id = broker.send("bare", message -> message.setStringProperty("payment", payment));
    ConsumerMXBean bare = consumer(BareBean.class.getName());
    awaitStory(bare, id, "Attempt 1: COMMITTED");
    String itself = "JMSMessageID = '" + id + "'";
    await("the copy a divert has made").until(() -> broker.count("parked", itself) == 1);
    try (Management management = LAB.management()) {
      management.run(
          "move-messages",
          Map.of("filter", itself, "other-queue-name", "bare"),
          "subsystem",
          "messaging-activemq",
          "server",
          "default",
          "jms-queue",
          "parked");
    }
    awaitStory(bare, id, "Attempt 2: DUPLICATE, REPLAYED");
    assertThat(database.effects(BareBean.class.getName(), payment)).isEqualTo(1);
  }

  @Test
  void copiesThatDivertsMake_areSaidToBe() {
    ConsumerMXBean conflict = consumer("conflict");
    String id = send("copied");
    awaitStory(conflict, payment, "DUPLICATE, COPIED");
    assertThat(conflict.explain(payment)).contains("of message " + id).doesNotContain("REPLAYED");
    assertThat(database.effects("conflict", payment)).isEqualTo(1);
  }

  @Test
  void threeAttemptsAndADuplicate_areOneStory() {
    String first = sendFailing(2);
    ConsumerMXBean booking = consumer("booking");
    awaitStory(booking, payment, "Attempt 3: COMMITTED");
    String second = send("booking");
    awaitStory(booking, payment, "Attempt 4: DUPLICATE, RESENT");
    assertThat(booking.explain(payment).lines())
        .hasSize(6)
        .anyMatch(line -> line.matches("Key booking " + payment + " #[0-9a-f]{12}: processed\\."))
        .anyMatch(
            line ->
                line.startsWith("Record: ")
                    && line.contains(first)
                    && line.endsWith("by attempt 3."))
        .anyMatch(
            line ->
                line.matches(
                    "Attempt 1: ROLLED_BACK\\. From .*Z to .*Z on it/watch, delivery 1 of message "
                        + first
                        + ", transaction 0:[0-9a-f:-]+\\. .*told to fail"))
        .anyMatch(line -> line.startsWith("Attempt 2: ROLLED_BACK. "))
        .anyMatch(line -> line.startsWith("Attempt 3: COMMITTED. "))
        .anyMatch(
            line -> line.startsWith("Attempt 4: DUPLICATE, RESENT. ") && line.contains(second));
  }

  /** By management, as an operator may, and as the broker may by itself. */
  @Test
  void queueWithoutConsumers_isTold_untilTheDeliveryIsStartedAnew() throws Exception {
    ServerLog log = LAB.serverLog();
    ConsumerMXBean booking = consumer("booking");
    BrokerControl control = new BrokerControl(broker.url());
    control.closeConsumers("jms.queue.booking");
    send("booking");
    await().until(() -> booking.getGuarantee().equals("NOT_RECEIVING"));
    assertThat(booking.getGuaranteeEvidence()).contains("XONCE00208").contains("booking");
    assertThat(log.count("XONCE00208: Consumer 'booking' receives nothing: queue booking has 1 "))
        .isEqualTo(1);
    assertThat(database.effects("booking", payment)).isZero();
    try (Management management = LAB.management()) {
      management.run("stop-delivery", BOOKING);
      management.run("start-delivery", BOOKING);
    }
    await().until(() -> database.effects("booking", payment) == 1);
    await().until(() -> !booking.getGuarantee().equals("NOT_RECEIVING"));
    assertThat(log.count("XONCE00209: ")).isEqualTo(1);
  }

  @Test
  void branchInDoubt_isFoundByTheTransactionOfItsAttempt() {
    ConsumerMXBean booking = consumer("booking");
    String id = sendFailing(100);
    awaitStory(booking, payment, "Attempt 4: ROLLED_BACK");
    assertThat(booking.explain(payment)).contains(": not processed.").doesNotContain("In doubt");
    String transaction =
        database.text(
            "SELECT tx_id FROM xonce_attempt WHERE message_id = ? AND delivery_count = 2", id);
    String claim =
        "INSERT INTO xonce_message (key_hash, consumer, key_text, processed_at, outcome)"
            + " SELECT key_hash, consumer, 'in doubt', now(), 'COMMITTED' FROM xonce_attempt"
            + " WHERE tx_id = '"
            + transaction
            + "'";
    // Recovery of this server would end a branch of its own.
    try (BranchInDoubt branch = new BranchInDoubt(database, transaction, "elsewhere", claim)) {
      assertThat(branch).isNotNull();
      assertThat(booking.explain(payment))
          .contains(": in doubt. ")
          .contains("Attempt 2: ROLLED_BACK, in doubt. ")
          .containsPattern(
              "In doubt: branch 131077_\\S+ of attempt 2, prepared \\S+Z by node elsewhere\\. Its"
                  + " decision is in the transaction log of that node, which is not this one");
    }
    assertThat(booking.explain(payment)).doesNotContain("In doubt");
  }

  @Test
  void keyNobodyKnows_isSaidToBe() {
    assertThat(consumer("booking").explain(payment)).contains(": not known. ");
    assertThat(consumer("conflict").explain(payment))
        .as("asked before the first delivery")
        .contains(": not known. ");
    assertThat(consumer("booking").explain("north", payment)).contains(": not known. ");
  }

  private ConsumerMXBean consumer(String name) {
    return jmx.consumer("watch", name);
  }

  private String send(String queue) {
    return broker.send(queue, message -> message.setStringProperty("payment", payment));
  }

  private String sendFailing(int times) {
    return broker.send(
        "booking",
        message -> {
          message.setStringProperty("payment", payment);
          message.setStringProperty("fail", "exception");
          message.setIntProperty("times", times);
        });
  }

  /** The ledger writes behind. */
  private static void awaitStory(ConsumerMXBean consumer, String key, String part) {
    await(part).untilAsserted(() -> assertThat(consumer.explain(key)).contains(part));
  }
}
