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
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a message is the same for all who can send it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProducerContract {

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

  @ParameterizedTest
  @MethodSource("clients")
  void failure_isProcessedAtItsRedelivery_underTheSameId(Client client) throws Exception {
    send(client, body(payment, ",\"fails\":1"));
    awaitEffects(1);
    await()
        .until(
            () -> "ROLLED_BACK COMMITTED".equals(attempts("string_agg(outcome, ' ' ORDER BY id)")));
    assertThat(attempts("count(DISTINCT coalesce(message_id, ''))")).isEqualTo("1");
    assertThat(broker.count("diverted", selector("DUPLICATE"))).isZero();
  }

  @Test
  void onePayload_hasOneKeyAndOneFingerprint_whoeverSendsIt() throws Exception {
    Map<Client, String> records = new EnumMap<>(Client.class);
    for (Client client : everywhere()) {
      send(client, body(payment, ""));
      awaitEffects(records.size() + 1);
      records.put(client, takeRecord(payment));
    }
    records.forEach(
        (client, record) -> System.out.println(consumer + " " + client + ": " + record));
    assertThat(records.values()).hasSizeGreaterThan(1).containsOnly(records.get(Client.CORE));
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

  /** Without whom not every machine has. */
  Set<Client> everywhere() {
    Set<Client> all = EnumSet.copyOf(clients());
    all.remove(Client.RHEA);
    return all;
  }

  @ParameterizedTest
  @MethodSource("requesters")
  void request_isAnswered_andItsCopyAlike(Client client) throws Exception {
    String first = "c1-" + payment;
    String second = "c2-" + payment;
    request(client, first);
    awaitAnswer(first);
    request(client, second);
    awaitAnswer(second);
    assertThat(answer(second)).isEqualTo(answer(first)).startsWith(payment + " is ");
  }

  static String body(String payment, String more) {
    return "{\"payment\":\"" + payment + "\",\"amount\":12.50" + more + "}";
  }

  void send(Client client, String body) throws Exception {
    client.send(ports, new Outgoing(broker.prefix() + consumer, body));
  }

  private void request(Client client, String correlation) throws Exception {
    Reply reply = new Reply(broker.prefix() + "replies", correlation);
    String queue = broker.prefix() + consumer + "-reply";
    client.send(ports, new Outgoing(queue, body(payment, ""), reply));
  }

  /** Where nobody has made the queue, it comes with the first answer. */
  private void awaitAnswer(String correlation) {
    await("an answer to " + correlation).ignoreExceptions().until(() -> answers(correlation) == 1);
  }

  private int answers(String correlation) {
    return broker.count("replies", "JMSCorrelationID = '" + correlation + "'");
  }

  private String answer(String correlation) throws JMSException {
    return text(broker.only("replies", "JMSCorrelationID = '" + correlation + "'"));
  }

  void awaitEffects(int expected) {
    await(expected + " effects of " + payment).until(() -> effects() == expected);
  }

  int effects() {
    return database.effects(consumer, payment);
  }

  /** Something of all attempts at the payment. */
  private String attempts(String aggregate) {
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
    return message instanceof TextMessage text
        ? text.getText()
        : new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
  }
}
