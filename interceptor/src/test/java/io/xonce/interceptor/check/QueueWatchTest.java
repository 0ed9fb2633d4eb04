/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.LogWarnings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.management.JMException;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a queue that has messages and no consumers, by what the model shows. */
class QueueWatchTest {

  private static final String ROOT = "management-root=server";
  private static final String LOOKUP = "java:/jms/queue/orders";
  private static final String QUEUE =
      "subsystem=messaging-activemq,server=default,jms-queue=orders";
  private static final String BEAN =
      "deployment=shop.ear,subdeployment=beans.jar,subsystem=ejb3,message-driven-bean=Orders";

  private static final class Orders {}

  private final ModelFixture fixture = new ModelFixture();
  private final QueueWatch watch = new QueueWatch(fixture.model());
  private final List<@Nullable String> obstacles = new ArrayList<>();
  private boolean isWatched;

  @BeforeEach
  void deploy() throws Exception {
    fixture.with(ROOT, Map.of("suspendState", "RUNNING"));
    fixture.with(BEAN, bean(Orders.class, "destinationLookup", true));
    queue(0, 3);
    watch.add("ledger", Orders.class, () -> isWatched, obstacles::add);
  }

  @Test
  void oneMessage_isNotMany() throws Exception {
    queue(0, 1);
    looks(1);
    assertThat(looks(1)).singleElement().asString().contains("queue orders has 1 message and no");
  }

  @Test
  void queueWithoutConsumers_isToldOnce_andThatItHasSomeAgain() throws Exception {
    assertThat(looks(1)).as("it may be the moment between two consumers").isEmpty();
    assertThat(looks(3))
        .singleElement()
        .asString()
        .startsWith("XONCE00208: Consumer 'ledger' receives nothing: queue orders has 3 messages")
        .contains(Orders.class.getName());
    assertThat(obstacles).singleElement().asString().startsWith("XONCE00208: Queue orders ");
    queue(15, 3);
    looks(2);
    assertThat(obstacles).hasSize(2).endsWith((String) null);
    queue(0, 1);
    assertThat(looks(2)).as("the next time").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "15, 0", "0, 0"})
  void queueThatIsServedOrEmpty_isNot(int consumers, long messages) throws Exception {
    queue(consumers, messages);
    assertThat(looks(3)).isEmpty();
    assertThat(obstacles).isEmpty();
  }

  @Test
  void queueWhoseMessagesCannotBeCounted_isNot() throws Exception {
    fixture.with(QUEUE, Map.of("entries", new String[] {LOOKUP}, "consumerCount", 0));
    assertThat(looks(3)).isEmpty();
  }

  @Test
  void beanThatWasStopped_isNot() throws Exception {
    fixture.with(BEAN, bean(Orders.class, "destinationLookup", false));
    assertThat(looks(3)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUSPENDED", "SUSPENDING", "PRE_SUSPEND"})
  void serverThatIsSuspended_isNot(String state) throws Exception {
    fixture.with(ROOT, Map.of("suspendState", state));
    assertThat(looks(3)).isEmpty();
  }

  @Test
  void beanOnAnotherResourceAdapter_isNot() {
    isWatched = true;
    assertThat(looks(3)).isEmpty();
  }

  @Test
  void queueOfAnotherBroker_cannotBeSeen() throws Exception {
    queue("java:/jms/queue/others", 0, 3);
    assertThat(looks(3)).isEmpty();
  }

  @Test
  void queueOfAnotherBean_isNot() throws Exception {
    fixture.with(BEAN, bean(QueueWatchTest.class, "destinationLookup", true));
    assertThat(looks(3)).isEmpty();
  }

  @Test
  void beanThatIsShownLater_andItsOtherProperty_areFound() throws Exception {
    fixture.with(BEAN, Map.of());
    assertThat(looks(2)).isEmpty();
    fixture.with(BEAN, bean(Orders.class, "destination", true));
    assertThat(looks(2)).hasSize(1);
  }

  @Test
  void serverThatShowsNothing_isNotWarnedOf() {
    QueueWatch blind = new QueueWatch(new ModelFixture().model());
    blind.add("ledger", Orders.class, () -> false, obstacles::add);
    try (LogWarnings log = new LogWarnings()) {
      blind.look();
      blind.look();
      assertThat(log.lines()).isEmpty();
    }
  }

  /** It would end the schedule of all without a word. */
  @Test
  void lookThatBreaks_keepsNoOtherFromItsOwn() {
    QueueWatch both = new QueueWatch(fixture.model());
    BooleanSupplier breaks =
        () -> {
          throw new OutOfMemoryError("for a moment");
        };
    both.add("broken", Orders.class, breaks, reason -> {});
    both.add("ledger", Orders.class, () -> false, obstacles::add);
    both.look();
    both.look();
    assertThat(obstacles).hasSize(1);
  }

  private List<String> looks(int times) {
    try (LogWarnings log = new LogWarnings()) {
      for (int i = 0; i < times; i++) {
        watch.look();
      }
      return log.lines();
    }
  }

  private void queue(int consumers, long messages) throws JMException {
    queue(LOOKUP, consumers, messages);
  }

  private void queue(String entry, int consumers, long messages) throws JMException {
    String[] entries = {"java:jboss/exported/orders", entry};
    fixture.with(
        QUEUE, Map.of("entries", entries, "consumerCount", consumers, "messageCount", messages));
  }

  private static Map<String, ?> bean(Class<?> type, String property, boolean active)
      throws JMException {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("componentClassName", type.getName());
    attributes.put("activationConfig", table(Map.of(property, LOOKUP, "maxSession", "5")));
    attributes.put("deliveryActive", active);
    return attributes;
  }

  /** As the server lays out a map of texts. */
  private static TabularData table(Map<String, String> members) throws JMException {
    String[] columns = {"key", "value"};
    OpenType<?>[] texts = {SimpleType.STRING, SimpleType.STRING};
    CompositeType row = new CompositeType("row", "row", columns, columns, texts);
    TabularData table =
        new TabularDataSupport(new TabularType("table", "table", row, new String[] {"key"}));
    for (Map.Entry<String, String> member : members.entrySet()) {
      Object[] values = {member.getKey(), member.getValue()};
      table.put(new CompositeDataSupport(row, columns, values));
    }
    return table;
  }
}
