/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.reaction;

import static io.xonce.it.lab.Broker.bytes;
import static io.xonce.it.lab.Broker.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.bean.ConflictBean;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a message that is not a first copy: compared, diverted, answered, rejected. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ReactionIT {

  /** By which the clocks of producers may be apart from that of the database. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Database database = Lab.get().database();
  private final Broker broker = Lab.get().broker();
  private String payment = "";
  private ServerLog log = Lab.get().serverLog();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear(
        "reactions",
        Archives.beans(
                ConflictBean.class,
                DivertBean.class,
                FloorBean.class,
                RequestBean.class,
                TerminalBean.class)
            .addAsManifestResource(
                new StringAsset("xonce.floor.floor=true\n"), "microprofile-config.properties"));
  }

  @BeforeEach
  void begin() {
    payment = "p-" + UUID.randomUUID();
    log = Lab.get().serverLog();
  }

  @Test
  void samePayload_isADuplicateAlsoAsBytes() {
    String body = "{\"amount\":1,\"note\":\"€😀\"}";
    awaitOutcome("COMMITTED", send("conflict", text(body)));
    String second = send("conflict", bytes(body.getBytes(StandardCharsets.UTF_8)));
    awaitOutcome("COMMITTED", second);
    assertThat(lines(second, "claim DUPLICATE")).isEqualTo(1);
  }

  @Test
  void otherPayload_isAConflictAndADeadLetter() {
    String first = send("conflict", text("{\"amount\":1}"));
    awaitOutcome("COMMITTED", first);
    String second = send("conflict", text("{\"amount\":2}"));
    await().until(() -> broker.deadLetters(second) == 1);
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.contains("XONCE00105: Message " + second)
                    && line.contains("as message " + first)
                    && line.contains(payment));
    assertThat(log.stackFrames()).isZero();
    assertThat(log.alarms().stream().filter(line -> line.contains("XONCE00105: Message " + second)))
        .as("one line for each delivery")
        .hasSize(4);
    assertThat(log.alarms())
        .as("with what the broker's client says of each, and the broker of its dead letter")
        .hasSizeLessThanOrEqualTo(2 * 4 + 1);
    assertThat(database.effects("conflict", payment)).isEqualTo(1);
  }

  /** Larger than what Artemis sends in one piece: read in chunks, and whole again for the bean. */
  @Test
  void largeBody_isComparedAndReadByTheBean() {
    byte[] body = new byte[2 << 20];
    awaitOutcome("COMMITTED", send("conflict", bytes(body)));
    String copy = send("conflict", bytes(body));
    awaitOutcome("COMMITTED", copy);
    assertThat(lines(copy, "claim DUPLICATE")).isEqualTo(1);
    body[body.length - 1] = 1;
    String other = send("conflict", bytes(body));
    await().until(() -> broker.deadLetters(other) == 1);
    assertThat(log.count("XONCE00105: Message " + other)).isPositive();
  }

  @Test
  void divertedDuplicate_movesWholeAndSaysWhy() throws Exception {
    String first = send("divert", text("payload"));
    awaitOutcome("COMMITTED", first);
    String second =
        broker.send(
            "divert",
            text("payload"),
            message -> {
              fill(message);
              message.setIntProperty("number", 7);
              message.setStringProperty("_AMQ_DUPL_ID", payment);
              message.setJMSCorrelationID("c-1");
            });
    awaitOutcome("COMMITTED", second);
    Message moved = broker.only("diverted", "payment = '" + payment + "'");
    assertThat(((TextMessage) moved).getText()).isEqualTo("payload");
    assertThat(moved.getIntProperty("number")).isEqualTo(7);
    assertThat(moved.getJMSCorrelationID()).isEqualTo("c-1");
    assertThat(moved.getStringProperty("Xonce_cause")).isEqualTo("DUPLICATE");
    assertThat(moved.getStringProperty("Xonce_key")).isEqualTo(payment);
    assertThat(moved.getStringProperty("Xonce_message_id")).isEqualTo(second);
    assertThat(moved.getStringProperty("Xonce_first_message_id")).isEqualTo(first);
    assertThat(broker.deadLetters(second)).isZero();
    assertThat(database.effects("divert", payment)).isEqualTo(1);
  }

  @Test
  void divertedConflict_movesAndIsNotProcessed() throws Exception {
    awaitOutcome("COMMITTED", send("divert", text("one")));
    String second = send("divert", text("other"));
    awaitOutcome("COMMITTED", second);
    Message moved = broker.only("diverted", "payment = '" + payment + "'");
    assertThat(moved.getStringProperty("Xonce_cause")).isEqualTo("CONFLICT");
    assertThat(database.effects("divert", payment)).isEqualTo(1);
  }

  @Test
  void requestSentTwice_getsTheSameAnswerForEachRequest() throws Exception {
    String first = request(message -> {});
    TextMessage answer = reply(first);
    String second = request(message -> message.setJMSCorrelationID("conversation-" + payment));
    TextMessage again = reply("conversation-" + payment);
    assertThat(second).isNotEqualTo(first);
    assertThat(again.getText()).isEqualTo(answer.getText()).startsWith(payment + " is ");
    assertThat(again.getStringProperty("status")).isEqualTo("booked");
    assertThat(database.effects("request", payment)).isEqualTo(1);
    assertThat(replies(first)).isEqualTo(1);
  }

  @Test
  void bytesReply_isReplayedAsBytes() throws Exception {
    String first = request(message -> message.setBooleanProperty("bytes", true));
    await().until(() -> replies(first) == 1);
    String second = request(message -> message.setBooleanProperty("bytes", true));
    await().until(() -> replies(second) == 1);
    assertThat(body(second)).isEqualTo(body(first)).isNotEmpty();
  }

  @Test
  void secondReplyToOneRequest_rollsAllBack() {
    String id = request(message -> message.setBooleanProperty("twice", true));
    await().until(() -> broker.deadLetters(id) == 1);
    assertThat(log.count("XONCE00107: Message " + id)).isPositive();
    assertThat(replies(id)).isZero();
    assertThat(database.effects("request", payment)).isZero();
  }

  @Test
  void requestWithoutReplyDestination_isRefused() {
    String id = send("request", text("?"));
    await().until(() -> broker.deadLetters(id) == 1);
    assertThat(log.count("XONCE00107: Message " + id)).isPositive();
    assertThat(database.effects("request", payment)).isZero();
  }

  @Test
  void terminalException_isRecordedOnceAndDiverted() throws Exception {
    String id = send("terminal", text("x"));
    await().until(() -> broker.count("diverted", "payment = '" + payment + "'") == 1);
    awaitOutcome("COMMITTED", id);
    assertThat(
            broker.only("diverted", "payment = '" + payment + "'").getStringProperty("Xonce_cause"))
        .isEqualTo("REJECTED");
    assertThat(lines(id, "outcome ROLLED_BACK")).as("the bean ran once").isEqualTo(1);
    assertThat(database.effects("terminal", payment)).isZero();
    assertThat(recordOutcome()).isEqualTo("REJECTED");

    String copy = send("terminal", text("x"));
    awaitOutcome("COMMITTED", copy);
    assertThat(lines(copy, "claim DUPLICATE")).isEqualTo(1);
    assertThat(lines(copy, "outcome ROLLED_BACK")).isZero();
  }

  @Test
  void rejectionThatCannotBeLookedUp_isToldAndItsAttemptEnds() {
    rename("xonce_message", "away_message");
    rename("xonce_attempt", "away_attempt");
    String id = send("terminal", text("x"));
    await().until(() -> log.lines().stream().anyMatch(line -> isFailedLookUp(line, id)));
    rename("away_attempt", "xonce_attempt");
    rename("away_message", "xonce_message");
    await("the ends of all four deliveries")
        .until(
            () ->
                String.valueOf(database.attempts(id))
                    .matches("(ROLLED_BACK ){2}(ROLLED_BACK|REJECTED) (ROLLED_BACK|REJECTED)"));
  }

  private void rename(String table, String name) {
    database.execute("ALTER TABLE " + table + " RENAME TO " + name);
  }

  private static boolean isFailedLookUp(String line, String id) {
    return line.contains("XONCE00101: Message " + id) && line.contains("XONCE05010");
  }

  @Test
  void messageOlderThanTheStoreRemembers_isDiverted() throws Exception {
    awaitOutcome("COMMITTED", send("floor", text("young")));
    forget(Instant.now().plus(Duration.ofMinutes(30)));
    payment = "old-" + payment;
    String id = send("floor", text("old"));
    awaitOutcome("COMMITTED", id);
    assertThat(lines(id, "claim STALE")).isEqualTo(1);
    assertThat(
            broker.only("diverted", "payment = '" + payment + "'").getStringProperty("Xonce_cause"))
        .isEqualTo("STALE");
    assertThat(database.effects("floor", payment)).isZero();
    assertThat(database.recordsOf(payment)).isZero();
  }

  @Test
  void messageThatSaysNoTime_isToldOfWithTheFirst() throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
        JMSContext context = factory.createContext()) {
      JMSProducer producer = context.createProducer().setDisableMessageTimestamp(true);
      for (int i = 0; i < 2; i++) {
        payment = "timeless-" + UUID.randomUUID();
        Message message = sendByHand(context, producer);
        assertThat(message.getJMSTimestamp()).isZero();
        await().until(() -> database.effects("floor", payment) + staleOnes() == 1);
      }
    }
    assertThat(log.count("XONCE00156: ")).isEqualTo(1);
  }

  /** Sent before what the store has forgotten, it was to be delivered behind that. */
  @Test
  void delayOfAMessage_isNotItsAge() throws Exception {
    Duration delay = Duration.ofSeconds(4);
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
        JMSContext context = factory.createContext()) {
      JMSProducer producer = context.createProducer().setDeliveryDelay(delay.toMillis());
      Instant tooOld = Instant.now().plus(delay.dividedBy(2));
      forget(tooOld.minus(TOLERANCE));
      Message message = sendByHand(context, producer);
      assertThat(Instant.ofEpochMilli(message.getJMSTimestamp())).isBefore(tooOld);
    }
    await().until(() -> database.effects("floor", payment) + staleOnes() == 1);
    assertThat(staleOnes()).isZero();
  }

  private int staleOnes() {
    return broker.count("diverted", "Xonce_cause = 'STALE' AND payment = '" + payment + "'");
  }

  private Message sendByHand(JMSContext context, JMSProducer producer) throws JMSException {
    Message message = context.createTextMessage("body");
    fill(message);
    producer.send(context.createQueue("jms.queue.floor"), message);
    return message;
  }

  /** As a purge leaves it; from the future, because no message of this test is old enough. */
  private void forget(Instant before) {
    database.execute(
        "INSERT INTO xonce_floor (consumer, forgotten_before) VALUES ('floor', '"
            + before
            + "') ON CONFLICT (consumer) DO UPDATE SET forgotten_before = excluded.forgotten_before");
  }

  private String send(String queue, Function<JMSContext, Message> type) {
    return broker.send(queue, type, this::fill);
  }

  private String request(Broker.Filling more) {
    return broker.send(
        "request",
        ReactionIT::asking,
        message -> {
          fill(message);
          more.fill(message);
        });
  }

  private static Message asking(JMSContext context) {
    try {
      Message message = context.createTextMessage("?");
      message.setJMSReplyTo(context.createQueue("jms.queue.replies"));
      return message;
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage());
    }
  }

  private void fill(Message message) throws JMSException {
    message.setStringProperty("payment", payment);
  }

  private TextMessage reply(String correlation) {
    await().until(() -> replies(correlation) == 1);
    return (TextMessage) broker.only("replies", "JMSCorrelationID = '" + correlation + "'");
  }

  private byte[] body(String correlation) throws JMSException {
    BytesMessage reply =
        (BytesMessage) broker.only("replies", "JMSCorrelationID = '" + correlation + "'");
    byte[] body = new byte[(int) reply.getBodyLength()];
    reply.readBytes(body);
    return body;
  }

  private int replies(String correlation) {
    return broker.count("replies", "JMSCorrelationID = '" + correlation + "'");
  }

  private String recordOutcome() {
    return database.text("SELECT outcome FROM xonce_message WHERE key_text = ?", payment);
  }

  private void awaitOutcome(String outcome, String messageId) {
    await(outcome + " of " + messageId).until(() -> lines(messageId, "outcome " + outcome) > 0);
  }

  private long lines(String messageId, String what) {
    return log.lines().stream()
        .filter(line -> line.contains(what) && line.contains("message=" + messageId))
        .count();
  }
}
