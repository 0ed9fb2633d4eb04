/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Broker.NumberedFilling;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Messages with numbers that are there at once, and what became of them. */
public final class Batches {

  /** From one in a batch to fifty, and some more. */
  private static final int ENOUGH_TO_GROW = 2000;

  private final Lab lab = Lab.get();
  private final Database database = lab.database();
  private final Broker broker;
  private final String queue;
  private final String run = UUID.randomUUID() + "-";

  /** The queue has the name of its consumer. */
  public Batches(String queue) {
    this(queue, Lab.get().broker());
  }

  public Batches(String queue, Broker broker) {
    this.queue = queue;
    this.broker = broker;
  }

  public String payment(int number) {
    return run + number;
  }

  /** Matches all payments. */
  String pattern() {
    return run + "%";
  }

  /** Sends while nothing is delivered, so that one session finds all of them. */
  public void sendTogether(int count, NumberedFilling filling) throws IOException {
    together(() -> send(count, filling));
  }

  /**
   * Lets so many good ones through that the next batch may be a full one: after failures they are
   * smaller.
   */
  public void letBatchesGrow() throws IOException {
    Batches good = new Batches(queue, broker);
    good.sendTogether(ENOUGH_TO_GROW, (message, number) -> {});
    good.awaitEffects(ENOUGH_TO_GROW);
  }

  public void together(Runnable sending) throws IOException {
    together(sending, address("jms-queue"));
  }

  private void together(Runnable sending, String... address) throws IOException {
    try (Management management = lab.management()) {
      management.run("pause", address);
      sending.run();
      management.run("resume", address);
    }
  }

  /** Messages whose bodies the broker keeps until they are read. */
  public void sendLarge(int count, int size) {
    for (int i = 0; i < count; i++) {
      String payment = payment(i);
      broker.send(
          queue,
          JMSContext::createBytesMessage,
          message -> {
            message.setStringProperty("payment", payment);
            message.setIntProperty("size", size);
            ((BytesMessage) message).writeBytes(new byte[size]);
          });
    }
  }

  /** Payments, and from a number on something else, to a topic. */
  public void publish(int count, int payments) {
    broker.publish(
        queue,
        count,
        (message, number) -> {
          message.setStringProperty("payment", payment(number));
          message.setStringProperty("kind", number < payments ? "payment" : "other");
        });
  }

  /** Publishes while nothing is delivered. */
  public void publishTogether(int payments) throws IOException {
    together(() -> publish(payments, payments), address("jms-topic"));
  }

  public void send(int count, NumberedFilling filling) {
    broker.sendMany(
        queue,
        count,
        (message, number) -> {
          message.setStringProperty("payment", payment(number));
          filling.fill(message, number);
        });
  }

  public static void poison(Message message, String how) throws JMSException {
    fail(message, how, Integer.MAX_VALUE);
  }

  public static void fail(Message message, String how, int times) throws JMSException {
    message.setStringProperty("fail", how);
    message.setIntProperty("times", times);
  }

  public void awaitEffects(int expected) {
    await(expected + " effects").until(() -> effects() >= expected);
  }

  /** What is sent commits behind the database: its rows are seen first. */
  public void awaitSent(int expected) {
    await().untilAsserted(() -> assertThat(inQueue("out")).as("sent").isEqualTo(expected));
  }

  /** What a consumer that closes had in hand is back in the queue a moment later. */
  public void awaitWaiting(int expected) {
    await().untilAsserted(() -> assertThat(waiting()).as("waiting").isEqualTo(expected));
  }

  /** All runs that committed, the same payment counted each time. */
  public int effects() {
    return count("count(*)");
  }

  public int distinctEffects() {
    return count("count(DISTINCT payment)");
  }

  public int transactions() {
    return count("count(DISTINCT tx)");
  }

  /** Transactions of one message that was delivered for the first time. */
  int newOnesAlone() {
    return database.count(
        "SELECT count(*) FROM (SELECT tx FROM effect WHERE consumer = ? AND payment LIKE ?"
            + " GROUP BY tx HAVING count(*) = 1 AND max(delivery) = 1) alone",
        queue,
        pattern());
  }

  /** The highest number of deliveries that one of the messages needed. */
  public int deliveries() {
    return count("coalesce(max(delivery), 0)");
  }

  private int count(String what) {
    return database.count(
        "SELECT " + what + " FROM effect WHERE consumer = ? AND payment LIKE ?", queue, pattern());
  }

  /** How many deliveries each needed, in the order in which they were processed. */
  public List<Integer> deliveriesInOrder() {
    String numbers =
        database.text(
            "SELECT string_agg(delivery::text, ' ' ORDER BY id) FROM effect"
                + " WHERE consumer = ? AND payment LIKE ?",
            queue,
            pattern());
    return Arrays.stream(numbers.split(" ", -1)).map(Integer::valueOf).toList();
  }

  /** The payments in the order in which they were processed. */
  public String order() {
    return database.text(
        "SELECT string_agg(substr(payment, ?), ' ' ORDER BY id) FROM effect"
            + " WHERE consumer = ? AND payment LIKE ?",
        run.length() + 1,
        queue,
        pattern());
  }

  /** Those of the order that belong to one of several groups, which take turns. */
  public String order(int group, int groups) {
    return Arrays.stream(order().split(" ", -1))
        .filter(payment -> Integer.parseInt(payment) % groups == group)
        .collect(Collectors.joining(" "));
  }

  public static String numbers(int first, int end, int step) {
    return IntStream.iterate(first, number -> number < end, number -> number + step)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(" "));
  }

  public int deadLetters() {
    return inQueue("DLQ");
  }

  public int inQueue(String other) {
    return broker.count(other, "payment LIKE '" + pattern() + "'");
  }

  public int waiting() {
    return inQueue(queue);
  }

  public long read(String attribute) throws IOException {
    return read(attribute, address("jms-queue"));
  }

  /** What is published before is missed. */
  public void awaitSubscription() {
    await("a subscription to " + queue).until(() -> subscriptions() == 1);
  }

  /** To the topic, each once whatever the number of its sessions. */
  public long subscriptions() throws IOException {
    return read("subscription-count", address("jms-topic"));
  }

  private long read(String attribute, String... address) throws IOException {
    try (Management management = lab.management()) {
      return management.read(attribute, address);
    }
  }

  private String[] address(String type) {
    return new String[] {"subsystem", "messaging-activemq", "server", "default", type, queue};
  }
}
