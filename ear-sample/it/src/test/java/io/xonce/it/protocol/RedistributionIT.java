/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.BrokerControl;
import io.xonce.it.lab.Lab;
import io.xonce.lab.Artemis;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a message is when a member of a cluster of brokers has passed it on to another. */
class RedistributionIT {

  private static List<Artemis> members = List.of();

  @BeforeAll
  static void start() {
    Path home = Path.of(Lab.property("it.home"));
    members =
        Artemis.cluster(
            List.of(home.resolve("member-1"), home.resolve("member-2")),
            ArtemisSite.classPath(),
            "shared-",
            Map.of());
    members.forEach(Artemis::start);
  }

  @AfterAll
  static void stop() {
    members.forEach(Artemis::close);
  }

  /** It has failed once where it was sent to. */
  @ParameterizedTest
  @EnumSource
  void message_isKnownByTheSameId_butItsDeliveriesAreCountedAnew(Client client) throws Exception {
    String queue = "shared-" + client;
    new BrokerControl(members.get(0).url()).createQueue(queue);
    client.send(members.get(0)::port, new Outgoing(queue, "{}"));
    Delivered failed = receive(members.get(0), queue, true);
    Delivered passedOn = receive(members.get(1), queue, true);
    Delivered again = receive(members.get(1), queue, false);
    assertThat(passedOn.parts()).isEqualTo(failed.parts()).isEqualTo(again.parts());
    assertThat(passedOn.sent()).isEqualTo(failed.sent());
    assertThat(List.of(failed.count(), passedOn.count(), again.count())).containsExactly(1, 1, 2);
    assertThat(passedOn.redelivered()).isFalse();
    assertThat(again.redelivered()).isTrue();
  }

  /** What a member has forced to its disk waits for it. */
  @Test
  void memberThatIsKilled_passesOnWhatItHas_afterItsRestart() throws Exception {
    for (int i = 0; i < 5; i++) {
      Client.CORE.send(members.get(0)::port, new Outgoing("shared-killed", "{}"));
    }
    members.get(0).kill();
    try (ActiveMQConnectionFactory factory = factory(members.get(1));
        JMSContext context = factory.createContext()) {
      var consumer = context.createConsumer(context.createQueue("shared-killed"));
      assertThat(consumer.receive(1_000)).as("while it is away").isNull();
      members.get(0).start();
      for (int i = 0; i < 5; i++) {
        assertThat(consumer.receive(30_000)).as("message " + i).isNotNull();
      }
      assertThat(consumer.receive(1_000)).as("one more").isNull();
    }
  }

  /** The broker's own duplicate detection is that of each member. */
  @Test
  void duplicateId_isKnownToOneMemberOnly() throws Exception {
    String id = UUID.randomUUID().toString();
    for (Artemis member : List.of(members.get(0), members.get(0), members.get(1))) {
      new Broker(member.url(), "")
          .send("shared-twins", message -> message.setStringProperty("_AMQ_DUPL_ID", id));
    }
    try (ActiveMQConnectionFactory factory = factory(members.get(1));
        JMSContext context = factory.createContext()) {
      var consumer = context.createConsumer(context.createQueue("shared-twins"));
      assertThat(consumer.receive(30_000)).isNotNull();
      assertThat(consumer.receive(30_000)).isNotNull();
      assertThat(consumer.receive(1_000)).isNull();
    }
  }

  private record Delivered(List<String> parts, long sent, int count, boolean redelivered) {}

  private static Delivered receive(Artemis member, String queue, boolean fail) throws JMSException {
    try (ActiveMQConnectionFactory factory = factory(member);
        JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
      Message message = context.createConsumer(context.createQueue(queue)).receive(30_000);
      assertThat(message).as("what came to " + queue).isNotNull();
      Delivered delivered =
          new Delivered(
              ReceivedMessage.of("ledger", message).identity().parts(),
              message.getJMSTimestamp(),
              message.getIntProperty("JMSXDeliveryCount"),
              message.getJMSRedelivered());
      if (fail) {
        context.rollback();
      } else {
        context.commit();
      }
      return delivered;
    }
  }

  /** Which stays with this member. */
  private static ActiveMQConnectionFactory factory(Artemis member) {
    return new ActiveMQConnectionFactory(member.url() + "?useTopologyForLoadBalancing=false");
  }
}
