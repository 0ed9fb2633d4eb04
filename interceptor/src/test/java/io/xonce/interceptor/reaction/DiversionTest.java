/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.fixture.TestBroker;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message that is moved: what it carries then. */
class DiversionTest extends LedgerScenario {

  private final TestBroker broker = new TestBroker(server, true);

  @BeforeEach
  void bindQueue() {
    TestBroker.queue("java:/odd");
  }

  @Test
  void propertiesWithNamesOfOtherProtocols_areNotLost() throws Exception {
    Message copy = message("a", "1");
    copy.setStringProperty("content-length", "12");
    copy.setStringProperty("cloudEvents:id", "e-1");
    copy.setObjectProperty("mqtt.correlation.data", new byte[] {1, -1});
    copy.setObjectProperty("x-none", null);
    copy.setIntProperty("number", 7);
    Message moved = moved(copy);
    assertThat(moved.getIntProperty("number")).isEqualTo(7);
    assertThat(moved.getStringProperty("Xonce_cause")).isEqualTo("DUPLICATE");
    JsonObject others = others(moved);
    assertThat(others.getString("content-length")).isEqualTo("12");
    assertThat(others.getString("cloudEvents:id")).isEqualTo("e-1");
    assertThat(others.getString("mqtt.correlation.data")).isEqualTo("Af8=");
    assertThat(others.getString("x-none")).isEqualTo("null");
  }

  /** The broker would take the moved message for a copy, and roll the transaction back. */
  @Test
  void duplicateIdsOfTheBroker_areNoPropertiesAnyMore() throws Exception {
    Message copy = message("a", "1");
    copy.setStringProperty("_AMQ_DUPL_ID", "d-1");
    copy.setObjectProperty("_AMQ_BRIDGE_DUP", new byte[] {1});
    Message moved = moved(copy);
    assertThat(names(moved)).doesNotContain("_AMQ_DUPL_ID", "_AMQ_BRIDGE_DUP");
    assertThat(others(moved).getString("_AMQ_DUPL_ID")).isEqualTo("d-1");
  }

  /** It would make of the body that is sent now what the body was that came. */
  @Test
  void propertiesOfTheTransport_stayBehind() throws Exception {
    Message copy = message("a", "1");
    copy.setBooleanProperty("_AMQ_LARGE_COMPRESSED", true);
    copy.setLongProperty("_AMQ_LARGE_SIZE", 5);
    copy.setIntProperty("JMSXDeliveryCount", 2);
    copy.setStringProperty("JMSXGroupID", "g");
    assertThat(names(moved(copy)))
        .contains("JMSXGroupID")
        .doesNotContain("_AMQ_LARGE_COMPRESSED", "_AMQ_LARGE_SIZE", "JMSXDeliveryCount")
        .doesNotContain(MovedProperties.OTHERS);
  }

  /** A sender can write it; and of the copy it would be wrong, whoever wrote it. */
  @Test
  void queueThatItSaysItCameFrom_staysBehind() throws Exception {
    Message copy = message("a", "1");
    copy.setStringProperty("_AMQ_ORIG_QUEUE", "jms.queue.of-another");
    copy.setStringProperty("_AMQ_ORIG_ADDRESS", "jms.queue.of-another");
    copy.setLongProperty("_AMQ_ORIG_MESSAGE_ID", 7);
    copy.setObjectProperty("_AMQ_ORIG_ROUTING_TYPE", (byte) 0);
    assertThat(names(moved(copy)))
        .noneMatch(name -> name.startsWith("_AMQ_ORIG"))
        .doesNotContain(MovedProperties.OTHERS);
  }

  /** As a broker sets it that has authenticated the sender; what is moved has another sender. */
  @Test
  void user_isNamed() throws Exception {
    Message copy = message("a", "1");
    copy.setStringProperty("JMSXUserID", "teller");
    Message moved = moved(copy);
    assertThat(names(moved)).doesNotContain("JMSXUserID");
    assertThat(others(moved).getString("JMSXUserID")).isEqualTo("teller");
  }

  @Test
  void expiry_isNamed() throws Exception {
    Message copy = message("a", "1");
    Instant expiry = Instant.parse("2126-01-02T03:04:05Z");
    copy.setJMSExpiration(expiry.toEpochMilli());
    assertThat(moved(copy).getStringProperty("Xonce_expires_at")).isEqualTo(expiry.toString());
    assertThat(names(moved(message("a", "1")))).doesNotContain("Xonce_expires_at");
  }

  /** Where it comes back from it has an id, a time and a sender of its own. */
  @Test
  void messageMovedBack_isTheSameAsBefore() throws Exception {
    Message plain = message("a", "1");
    assertThat(divertedAgain(plain)).isEqualTo("DUPLICATE");
    Message counting = message("b", "1");
    counting.setStringProperty("NATIVE_MESSAGE_ID", "ID:AMQP_ULONG:42");
    counting.setStringProperty("JMSXUserID", "shop");
    counting.setJMSTimestamp(1_772_359_200_000L);
    assertThat(divertedAgain(counting)).isEqualTo("DUPLICATE");
    assertThat(effects()).isEqualTo(2);
  }

  /** Why it was diverted when it came back after it had been diverted. */
  private String divertedAgain(Message message) throws Exception {
    Consumer ledger = diverting("messageId");
    deliver(ledger, message);
    deliver(ledger, message);
    Message moved = broker.delivered().get(broker.delivered().size() - 1);
    String told = moved.getStringProperty("Xonce_message_id");
    for (int i = 0; i < 2; i++) {
      moved.setJMSMessageID("ID:moved-" + i);
      moved.setJMSTimestamp(Instant.now().toEpochMilli());
      moved.setStringProperty("Xonce_cause", "none");
      deliver(ledger, moved);
    }
    assertThat(moved.getStringProperty("Xonce_message_id")).isEqualTo(told);
    return moved.getStringProperty("Xonce_cause");
  }

  private Consumer diverting(String key) {
    return ledger(
        "ledger.on-duplicate", "divert", "ledger.divert-to", "java:/odd", "ledger.key", key);
  }

  private Message moved(Message copy) throws Exception {
    Consumer ledger = diverting("property(id)");
    deliver(ledger, message("a", "1"));
    int before = broker.delivered().size();
    deliver(ledger, copy);
    assertThat(effects()).isEqualTo(1);
    return broker.delivered().get(before);
  }

  private static List<String> names(Message message) throws JMSException {
    List<?> names = Collections.list((Enumeration<?>) message.getPropertyNames());
    return names.stream().map(String::valueOf).toList();
  }

  private static JsonObject others(Message message) throws JMSException {
    String json = message.getStringProperty(MovedProperties.OTHERS);
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
