/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a message asks for: the properties of a JMS message.
 *
 * @param id business key, the same in each copy
 * @param account that is to be changed
 * @param amount in cents
 * @param intendedMicros when the message was to be sent, in microseconds since the epoch
 */
public record BenchPayment(String id, int account, int amount, long intendedMicros) {

  /** The property that holds the business key. */
  public static final String KEY = "payment";

  private static final String ACCOUNT = "account";
  private static final String AMOUNT = "amount";
  private static final String INTENDED = "intended";

  /** Reads a payment off a message. */
  public static BenchPayment of(Message message) throws JMSException {
    return new BenchPayment(
        message.getStringProperty(KEY),
        message.getIntProperty(ACCOUNT),
        message.getIntProperty(AMOUNT),
        message.getLongProperty(INTENDED));
  }

  /** Reads a payment off the properties of a message. */
  public static BenchPayment of(Map<String, ?> properties) {
    return new BenchPayment(
        value(properties, KEY, String.class),
        value(properties, ACCOUNT, Integer.class),
        value(properties, AMOUNT, Integer.class),
        value(properties, INTENDED, Long.class));
  }

  private static <T> T value(Map<String, ?> properties, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(properties.get(name), name));
  }

  /** Writes this payment into a message. */
  public void fill(Message message) throws JMSException {
    message.setStringProperty(KEY, id);
    message.setIntProperty(ACCOUNT, account);
    message.setIntProperty(AMOUNT, amount);
    message.setLongProperty(INTENDED, intendedMicros);
  }

  /** Many in one text, a line each. */
  public static String text(List<BenchPayment> payments) {
    return payments.stream()
        .map(p -> String.join(" ", p.id, "" + p.account, "" + p.amount, "" + p.intendedMicros))
        .collect(Collectors.joining("\n"));
  }

  /** Reads back what {@link #text} wrote. */
  public static List<BenchPayment> list(String text) {
    return text.lines().map(line -> line.split(" ")).map(BenchPayment::of).toList();
  }

  private static BenchPayment of(String[] parts) {
    return new BenchPayment(
        parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
  }
}
