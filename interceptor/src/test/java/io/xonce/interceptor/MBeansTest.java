/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.ConsumerMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;

class MBeansTest {

  private static final String LEDGER =
      "io.xonce:type=Consumer,application=\"pay, roll\",name=\"ledger:\\*\"";

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();

  @Test
  void consumer_isShownUnderItsQuotedName() throws Exception {
    try (MBeans beans = new MBeans(server, "pay, roll")) {
      beans.register("ledger:*", new Fixed("one"));
      ObjectName name = new ObjectName(LEDGER);
      assertThat(server.getAttribute(name, "Guarantee")).isEqualTo("one");
      assertThat(server.getAttribute(name, "KeyExpressions")).isEqualTo(new String[] {"a", "b"});
      TabularData deliveries = (TabularData) server.getAttribute(name, "Deliveries");
      assertThat(deliveries.get(new Object[] {"COMMITTED"}).get("value")).isEqualTo(3L);
      assertThat(explain(name, "p-1")).isEqualTo("p-1");
      assertThat(explain(name, "north", "p-1")).isEqualTo("north/p-1");
    }
  }

  @Test
  void close_leavesNothing() throws Exception {
    try (MBeans beans = new MBeans(server, "app")) {
      beans.register("ledger", new Fixed("one"));
      beans.register("audit", new Fixed("two"));
      assertThat(server.queryNames(new ObjectName("io.xonce:*"), null)).hasSize(2);
    }
    assertThat(server.queryNames(new ObjectName("io.xonce:*"), null)).isEmpty();
  }

  @Test
  void beanOfADeploymentThatDied_isReplaced() throws Exception {
    new MBeans(server, "pay, roll").register("ledger:*", new Fixed("old"));
    try (MBeans beans = new MBeans(server, "pay, roll")) {
      beans.register("ledger:*", new Fixed("new"));
      assertThat(server.getAttribute(new ObjectName(LEDGER), "Guarantee")).isEqualTo("new");
    }
  }

  private Object explain(ObjectName name, String... arguments) throws Exception {
    String[] types = new String[arguments.length];
    Arrays.fill(types, String.class.getName());
    return server.invoke(name, "explain", arguments, types);
  }

  /** Answers that can be told apart. */
  private record Fixed(String guarantee) implements ConsumerMXBean {
    @Override
    public String getGuarantee() {
      return guarantee;
    }

    @Override
    public String getGuaranteeEvidence() {
      return "";
    }

    @Override
    public String getMinimumGuarantee() {
      return "";
    }

    @Override
    public List<String> getKeyExpressions() {
      return List.of("a", "b");
    }

    @Override
    public String getStore() {
      return "";
    }

    @Override
    public String getMode() {
      return "";
    }

    @Override
    public String getRetention() {
      return "";
    }

    @Override
    public Map<String, Long> getDeliveries() {
      return Map.of("COMMITTED", 3L);
    }

    @Override
    public Map<String, Long> getDuplicates() {
      return Map.of();
    }

    @Override
    public Map<String, Long> getDuplicateAges() {
      return Map.of();
    }

    @Override
    public String getSuggestedRetention() {
      return "";
    }

    @Override
    public int getKnownKeys() {
      return 0;
    }

    @Override
    public long getLostAttempts() {
      return 0;
    }

    @Override
    public String explain(String key) {
      return key;
    }

    @Override
    public String explain(String tenant, String key) {
      return tenant + "/" + key;
    }
  }
}
