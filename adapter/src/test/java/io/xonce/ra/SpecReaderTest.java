/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.inbound.ActivationSettings;
import io.xonce.ra.inbound.ActivationSettings.Subscription;
import io.xonce.ra.spi.Acknowledgement;
import jakarta.resource.spi.InvalidPropertyException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which activation properties go together, and how the others are refused. */
class SpecReaderTest {

  private static final String TOPIC = "destinationType=jakarta.jms.Topic;";

  @Test
  void queue_hasDefaults() throws Exception {
    assertThat(read("destination=java:/jms/queue/a; messageSelector= "))
        .isEqualTo(
            new ActivationSettings(
                new BrokerAddress("java:/ConnectionFactory", null, null),
                "java:/jms/queue/a",
                null,
                null,
                50,
                8,
                8,
                0,
                Acknowledgement.IN_TRANSACTION));
  }

  @Test
  void everything_isTaken() throws Exception {
    assertThat(
            read(
                "destination=prices;"
                    + TOPIC
                    + "connectionFactory=java:/Remote;user=u;password=p;messageSelector=a = 1;"
                    + "subscriptionName=s;subscriptionDurability=Durable;clientId=c;"
                    + "sharedSubscription=false;maxBatch=7;sessions=1;minSessions=1;transactionTimeout=30;"
                    + "acknowledge=after-commit"))
        .isEqualTo(
            new ActivationSettings(
                new BrokerAddress("java:/Remote", "u", "p"),
                "prices",
                "a = 1",
                new Subscription("s", true, false, "c"),
                7,
                1,
                1,
                30,
                Acknowledgement.AFTER_COMMIT));
  }

  @Test
  void topicThatIsNotShared_hasOneSession() throws Exception {
    assertThat(read("destination=t;" + TOPIC).sessions()).isEqualTo(1);
    assertThat(read("destination=t;subscriptionName=s;sharedSubscription=true;" + TOPIC).sessions())
        .isEqualTo(8);
  }

  @Test
  void sessionsAtLeast_areThoseAtMostByDefault() throws Exception {
    assertThat(read("destination=q;sessions=5").minSessions()).isEqualTo(5);
    assertThat(read("destination=q;sessions=5;minSessions=2").minSessions()).isEqualTo(2);
    assertThat(read("destination=q;minSessions=8").minSessions()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maxBatch=5                                    | XONCE06000 | 'destination'",
        "destination=q;maxBatch=0                      | XONCE06001 | 'maxBatch' cannot be '0'",
        "destination=q;maxBatch=many                   | XONCE06001 | from 1 to 10000",
        "destination=q;sessions=1001                   | XONCE06001 | 'sessions'",
        "destination=q;minSessions=0                   | XONCE06001 | 'minSessions' cannot be '0'",
        "destination=q;minSessions=9                   | XONCE06001 | from 1 to 8",
        "destination=q;sessions=2;minSessions=3        | XONCE06001 | from 1 to 2",
        "destination=q;transactionTimeout=-1           | XONCE06001 | 'transactionTimeout'",
        "destination=q;acknowledge=auto                | XONCE06001 | use in-transaction or after-commit",
        "destination=q;connectionFactory=Factory       | XONCE06001 | begins with java:",
        "destination=q;connectionFactory=ldap://x/y    | XONCE06001 | begins with java:",
        "destination=q;destinationType=javax.jms.Queue | XONCE06001 | use jakarta.jms.Queue or",
        "destination=q;user=u                          | XONCE06000 | 'password'",
        "destination=q;password=secret                 | XONCE06000 | 'user'",
        "destination=q;subscriptionName=s              | XONCE06001 | a queue has no subscription",
        "destination=q;clientId=c                      | XONCE06001 | 'clientId'",
        "destination=q;sharedSubscription=true         | XONCE06001 | 'sharedSubscription'",
        "destination=q;subscriptionDurability=Durable  | XONCE06001 | 'subscriptionDurability'"
      })
  void queue_isRefused(String properties, String number, String text) {
    assertRefused(properties, number, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sessions=2                                   | XONCE06001 | 'sessions' cannot be '2'",
        "subscriptionDurability=Durable;clientId=c    | XONCE06000 | 'subscriptionName'",
        "subscriptionDurability=Durable;subscriptionName=s | XONCE06000 | 'clientId'",
        "subscriptionDurability=durable               | XONCE06001 | use NonDurable or Durable",
        "sharedSubscription=true                      | XONCE06000 | 'subscriptionName'",
        "sharedSubscription=yes                       | XONCE06001 | use false or true",
        "subscriptionName=s                           | XONCE06001 | Leave it out",
        "sharedSubscription=true;subscriptionName=s;clientId=c | XONCE06001 | 'clientId'"
      })
  void topic_isRefused(String properties, String number, String text) {
    assertRefused("destination=t;" + TOPIC + properties, number, text);
  }

  private static void assertRefused(String properties, String number, String text) {
    assertThatThrownBy(() -> read(properties))
        .isInstanceOf(InvalidPropertyException.class)
        .hasMessageStartingWith(number + ": ")
        .hasMessageContaining(text)
        .hasMessageNotContaining("secret");
  }

  private static ActivationSettings read(String properties) throws InvalidPropertyException {
    Map<SpecProperty, String> values = new EnumMap<>(SpecProperty.class);
    for (String property : properties.split(";", -1)) {
      String[] parts = property.split("=", 2);
      for (SpecProperty known : SpecProperty.values()) {
        if (known.toString().equals(parts[0].strip())) {
          values.put(known, parts[1]);
        }
      }
    }
    return new SpecReader(values).read();
  }
}
