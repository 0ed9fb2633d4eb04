/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import io.xonce.lab.Artemis.Protocol;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages whose key cannot be read, whoever sends them: refused with a number, never processed and
 * never lost. The consumer moves them away at once; that of the requests leaves them to the broker.
 */
abstract class HostileContract extends ProducerContract {

  private static final int DELIVERIES = 4;

  HostileContract(String consumer, Broker broker, ToIntFunction<Protocol> ports) {
    super(consumer, broker, ports);
  }

  /** What is compared of one that was moved. */
  private record Moved(String name, String number, String body) {}

  @ParameterizedTest
  @MethodSource("bodies")
  void hostileMessages_areMovedAtTheirFirstDelivery_eachWithItsReason(Client client)
      throws Exception {
    List<Hostile> hostile = Hostile.by(client);
    int attempts = refusedAttempts();
    int effects = allEffects();
    for (Hostile each : hostile) {
      send(client, each.to(broker.prefix() + consumer));
    }
    Map<String, Map<String, String>> properties = new HashMap<>();
    List<Moved> moved =
        broker.take(
            "diverted",
            "Xonce_cause = 'UNREADABLE' AND Xonce_consumer = '" + consumer + "'",
            hostile.size(),
            message -> read(message, properties));
    assertThat(moved)
        .containsExactlyInAnyOrderElementsOf(
            hostile.stream()
                .map(each -> new Moved(each.name(), each.number(), each.shown()))
                .toList());
    for (Hostile each : hostile) {
      assertThat(properties.get(each.name()))
          .as(each.name())
          .containsAllEntriesOf(each.properties());
    }
    send(client, body(payment, ""));
    awaitEffects(1);
    assertThat(allEffects()).isEqualTo(effects + 1);
    await("one attempt each").until(() -> refusedAttempts() == attempts + hostile.size());
  }

  /** Its own properties by their own names, which MQTT puts behind others. */
  private static Moved read(Message message, Map<String, Map<String, String>> all)
      throws JMSException {
    Map<String, String> properties = new HashMap<>();
    for (Object each : Collections.list((Enumeration<?>) message.getPropertyNames())) {
      String name = each.toString();
      properties.put(
          name.substring(name.lastIndexOf('.') + 1),
          String.valueOf(message.getObjectProperty(name)));
    }
    String name = properties.getOrDefault(Hostile.NAME, "?");
    all.put(name, properties);
    String reason = properties.getOrDefault("Xonce_reason", "?");
    return new Moved(name, reason.replaceFirst(":.*", ""), text(message));
  }

  private int refusedAttempts() {
    return database.count(
        "SELECT count(*) FROM xonce_attempt WHERE consumer = ? AND outcome = 'REJECTED'", consumer);
  }

  private int allEffects() {
    return database.count("SELECT count(*) FROM effect WHERE consumer = ?", consumer);
  }

  @Test
  void hostileRequests_areDeadLetters_afterAsManyDeliveriesAsAnyOther() throws Exception {
    ServerLog log = Lab.get().serverLog();
    String queue = broker.prefix() + consumer + "-reply";
    int sent = 0;
    for (Client client : everywhere()) {
      for (Hostile each : Hostile.few()) {
        send(client, each.to(queue));
        sent++;
      }
    }
    List<String> letters =
        broker.take(
            "DLQ",
            "_AMQ_ORIG_ADDRESS = '" + queue + "'",
            sent,
            each -> read(each, new HashMap<>()).name());
    int clients = everywhere().size();
    for (Hostile each : Hostile.few()) {
      assertThat(letters).filteredOn(each.name()::equals).hasSize(clients);
      assertThat(log.alarms())
          .as("refusals; in a batch a message may be given back because of one before it")
          .filteredOn(line -> line.contains(each.number() + ": Message "))
          .hasSizeBetween(clients, clients * DELIVERIES);
    }
  }

  /** Written as escapes in JSON, where each of them is a character. */
  @ParameterizedTest
  @EnumSource(names = {"QPID_JMS", "STOMP_TEXT", "MQTT"})
  void nulAndHalfCharacters_areKeysOfTheirOwn(Client client) throws Exception {
    List<String> keys = List.of("?", "\\u0000", "\\ud800", "\\udfff");
    for (String each : keys) {
      send(client, body(payment + each, ""));
    }
    await().until(() -> effectsOf(payment + "%") == keys.size());
    for (String each : keys) {
      send(client, body(payment + each, ""));
    }
    await().until(() -> broker.count("diverted", duplicateOfAny()) == keys.size());
    assertThat(effectsOf(payment + "%")).isEqualTo(keys.size());
  }

  private String duplicateOfAny() {
    return "Xonce_cause = 'DUPLICATE' AND Xonce_key LIKE '" + payment + "%'";
  }
}
