/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.ConsumerMXBean;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
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
    try (MBeans beans = new MBeans(server, "Consumer", "pay, roll")) {
      beans.register("ledger:*", consumer("one"), ConsumerMXBean.class);
      ObjectName name = new ObjectName(LEDGER);
      assertThat(server.getAttribute(name, "Guarantee")).isEqualTo("one");
      assertThat(server.getAttribute(name, "KeyExpressions")).isEqualTo(new String[] {"a", "b"});
      TabularData deliveries = (TabularData) server.getAttribute(name, "Deliveries");
      assertThat(deliveries.get(new Object[] {"COMMITTED"}).get("value")).isEqualTo(3L);
      assertThat(explain(name, "p-1")).isEqualTo("[p-1]");
      assertThat(explain(name, "north", "p-1")).isEqualTo("[north, p-1]");
    }
  }

  @Test
  void parametersOfOperations_haveTheirNames() throws Exception {
    try (MBeans beans = new MBeans(server, "Consumer", "pay, roll")) {
      beans.register("ledger:*", consumer("one"), ConsumerMXBean.class);
      assertThat(server.getMBeanInfo(new ObjectName(LEDGER)).getOperations())
          .extracting(MBeansTest::signature)
          .containsExactlyInAnyOrder(
              "explain(key)", "explain(tenant, key)", "pause(reason)", "resume()");
    }
  }

  private static String signature(MBeanOperationInfo operation) {
    return Arrays.stream(operation.getSignature())
        .map(MBeanParameterInfo::getName)
        .collect(Collectors.joining(", ", operation.getName() + "(", ")"));
  }

  @Test
  void close_leavesNothing() throws Exception {
    try (MBeans beans = new MBeans(server, "Consumer", "app")) {
      beans.register("ledger", consumer("one"), ConsumerMXBean.class);
      beans.register("audit", consumer("two"), ConsumerMXBean.class);
      assertThat(server.queryNames(new ObjectName("io.xonce:*"), null)).hasSize(2);
    }
    assertThat(server.queryNames(new ObjectName("io.xonce:*"), null)).isEmpty();
  }

  @Test
  void beanOfADeploymentThatDied_isReplaced() throws Exception {
    new MBeans(server, "Consumer", "pay, roll")
        .register("ledger:*", consumer("old"), ConsumerMXBean.class);
    try (MBeans beans = new MBeans(server, "Consumer", "pay, roll")) {
      beans.register("ledger:*", consumer("new"), ConsumerMXBean.class);
      assertThat(server.getAttribute(new ObjectName(LEDGER), "Guarantee")).isEqualTo("new");
    }
  }

  private Object explain(ObjectName name, String... arguments) throws Exception {
    String[] types = new String[arguments.length];
    Arrays.fill(types, String.class.getName());
    return server.invoke(name, "explain", arguments, types);
  }

  /** Answers what is asked for here, and nothing else. */
  private static ConsumerMXBean consumer(String guarantee) {
    return (ConsumerMXBean)
        Proxy.newProxyInstance(
            MBeansTest.class.getClassLoader(),
            new Class<?>[] {ConsumerMXBean.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getGuarantee" -> guarantee;
                  case "getKeyExpressions" -> List.of("a", "b");
                  case "getDeliveries" -> Map.of("COMMITTED", 3L);
                  case "explain" -> Arrays.asList(arguments).toString();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
