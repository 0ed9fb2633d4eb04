/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.protocol.Outgoing.Reply;
import io.xonce.lab.Artemis.Protocol;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.apache.activemq.artemis.core.client.impl.ClientLargeMessageInternal;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a message is the same for all who can send it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProducerContract {

  /** More than a broker keeps in its journal, and less than is read of a body for its key. */
  static final String LARGE = ",\"fill\":\"" + "€".repeat(300_000);

  /** Of all attempts in their order. */
  static final String OUTCOMES = "coalesce(string_agg(outcome, ' ' ORDER BY id), '')";

  /** How many messages the attempts are said to be of. */
  static final String IDS = "count(DISTINCT coalesce(message_id, ''))";

  final Database database = Lab.get().database();
  final Broker broker;
  final String consumer;
  private final ToIntFunction<Protocol> ports;
  String payment = "";

  /**
   * @param consumer whose queue has its name, as has that for requests with "-reply" behind it
   */
  ProducerContract(String consumer, Broker broker, ToIntFunction<Protocol> ports) {
    this.consumer = consumer;
    this.broker = broker;
    this.ports = ports;
  }

  abstract Set<Client> clients();

  /** Who can ask for an answer. */
  abstract Set<Client> requesters();

  /** Those that send a body in another way than the others, not only another id. */
  final Set<Client> bodies() {
    Set<Client> bodies = EnumSet.copyOf(clients());
    bodies.removeAll(EnumSet.of(Client.AMQP_STRING_ID, Client.AMQP_ULONG_ID, Client.AMQP_UUID_ID));
    return bodies;
  }

  final Set<Client> largeRequesters() {
    Set<Client> both = EnumSet.copyOf(requesters());
    both.retainAll(bodies());
    return both;
  }

  @BeforeEach
  void begin() {
    payment = "p-" + UUID.randomUUID();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void resend_isDiverted_andSoIsAConflict(Client client) throws Exception {
    send(client, body(payment, ""));
    awaitEffects(1);
    send(client, body(payment, ""));
    await().until(() -> diverted("DUPLICATE") == 1);
    send(client, body(payment, ",\"note\":\"other\""));
    await().until(() -> diverted("CONFLICT") == 1);
    assertThat(text(broker.only("diverted", selector("CONFLICT"))))
        .isEqualTo(body(payment, ",\"note\":\"other\""));
    assertThat(effects()).isEqualTo(1);
  }

  /** The broker keeps it in a file, and sends it in pieces. */
  @ParameterizedTest
  @MethodSource("bodies")
  void largeMessage_isComparedWhole_andMovedWhole(Client client) throws Exception {
    String large = body(payment, LARGE + "1\"");
    String other = body(payment, LARGE + "2\"");
    send(client, large);
    awaitEffects(1);
    send(client, large);
    assertThat(takeLarge("DUPLICATE")).isEqualTo(large);
    send(client, other);
    assertThat(takeLarge("CONFLICT")).isEqualTo(other);
    assertThat(effects()).isEqualTo(1);
  }

  private String takeLarge(String cause) {
    return broker
        .take(
            "diverted",
            selector(cause),
            1,
            message -> {
              assertThat(((ActiveMQMessage) message).getCoreMessage())
                  .isInstanceOf(ClientLargeMessageInternal.class);
              return text(message);
            })
        .get(0);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void failure_isProcessedAtItsRedelivery_underTheSameId(Client client) throws Exception {
    send(client, body(payment, ",\"fails\":1"));
    awaitEffects(1);
    await().until(() -> attempts(OUTCOMES).equals("ROLLED_BACK COMMITTED"));
    assertThat(attempts(IDS)).isEqualTo("1");
    assertThat(broker.count("diverted", selector("DUPLICATE"))).isZero();
  }

  @Test
  void onePayload_hasOneKeyAndOneFingerprint_whoeverSendsIt() throws Exception {
    Map<Client, String> records = new EnumMap<>(Client.class);
    int sent = 0;
    for (Client client : everywhere()) {
      for (String mark : new String[] {"", "\uFEFF"}) {
        send(client, mark + body(payment, ""));
        awaitEffects(++sent);
        records.merge(client, takeRecord(payment), ProducerContract::same);
      }
    }
    records.forEach(
        (client, record) -> System.out.println(consumer + " " + client + ": " + record));
    assertThat(records.values()).hasSizeGreaterThan(1).containsOnly(records.get(Client.CORE));
  }

  /** A mark of the byte order is no part of the body. */
  private static String same(String one, String other) {
    assertThat(other).isEqualTo(one);
    return one;
  }

  /** Key and fingerprint of what was processed, which is then forgotten. */
  private String takeRecord(String payment) {
    String record =
        database.text(
            "SELECT encode(key_hash, 'hex') || ' ' || encode(fingerprint, 'hex')"
                + " FROM xonce_message WHERE key_text = ?",
            payment);
    database.execute("DELETE FROM xonce_message WHERE key_text = '" + payment + "'");
    return record;
  }

  /** All clients that this machine has. */
  Set<Client> everywhere() throws IOException, InterruptedException {
    Set<Client> all = EnumSet.copyOf(clients());
    if (!RheaProducer.isAvailable()) {
      all.remove(Client.RHEA);
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("requesters")
  void request_isAnswered_andItsCopyAlike(Client client) throws Exception {
    demandAnswers(client, body(payment, ""));
  }

  /** What is asked and what is answered. */
  @ParameterizedTest
  @MethodSource("largeRequesters")
  void largeRequest_isAnsweredAtLength_andItsCopyAlike(Client client) throws Exception {
    demandAnswers(client, body(payment, LARGE + "\""));
    assertThat(answer("c2-" + payment)).hasSizeGreaterThan(400_000);
  }

  private void demandAnswers(Client client, String body) throws Exception {
    String first = "c1-" + payment;
    String second = "c2-" + payment;
    request(client, body, first);
    awaitAnswer(first);
    request(client, body, second);
    awaitAnswer(second);
    assertThat(answer(second)).isEqualTo(answer(first)).startsWith(payment + " is ");
  }

  static String body(String payment, String more) {
    return "{\"payment\":\"" + payment + "\",\"amount\":12.50" + more + "}";
  }

  void send(Client client, String body) throws Exception {
    send(client, new Outgoing(broker.prefix() + consumer, body));
  }

  void send(Client client, Outgoing outgoing) throws Exception {
    client.send(ports, outgoing);
  }

  private void request(Client client, String body, String correlation) throws Exception {
    Reply reply = new Reply(broker.prefix() + "replies", correlation);
    String queue = broker.prefix() + consumer + "-reply";
    send(client, new Outgoing(queue, body, reply));
  }

  /** Where nobody has made the queue, it comes with the first answer. */
  private void awaitAnswer(String correlation) {
    await("an answer to " + correlation).ignoreExceptions().until(() -> answers(correlation) == 1);
  }

  private int answers(String correlation) {
    return broker.count("replies", "JMSCorrelationID = '" + correlation + "'");
  }

  private String answer(String correlation) {
    return broker.read(
        "replies", "JMSCorrelationID = '" + correlation + "'", ProducerContract::text);
  }

  void awaitEffects(int expected) {
    await(expected + " effects of " + payment).until(() -> effects() == expected);
  }

  int effects() {
    return database.effects(consumer, payment);
  }

  /** Of all payments whose names are like that. */
  int effectsOf(String payments) {
    return database.count(
        "SELECT count(*) FROM effect WHERE consumer = ? AND payment LIKE ?", consumer, payments);
  }

  /** Something of all attempts at the payment. */
  String attempts(String aggregate) {
    return database.text(
        """
        SELECT %s FROM (
          SELECT attempt_id AS id, message_id, outcome, key_hash FROM xonce_attempt
          UNION ALL
          SELECT attempt_id, message_id, outcome, key_hash FROM xonce_message m
          WHERE node IS NOT NULL
            AND NOT EXISTS (SELECT FROM xonce_attempt a WHERE a.attempt_id = m.attempt_id)) told
        WHERE key_hash = (SELECT key_hash FROM xonce_message WHERE key_text = ?)"""
            .formatted(aggregate),
        payment);
  }

  int diverted(String cause) {
    return broker.count("diverted", selector(cause));
  }

  private String selector(String cause) {
    return "Xonce_cause = '" + cause + "' AND Xonce_key = '" + payment + "'";
  }

  static String text(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      return String.valueOf(text.getText());
    }
    byte[] body = message.getBody(byte[].class);
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }
}
