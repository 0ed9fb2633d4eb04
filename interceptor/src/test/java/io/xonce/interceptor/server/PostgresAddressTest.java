/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresAddressTest {

  private static final String POOL = "subsystem=datasources,xa-data-source=S";

  /** As WildFly shows a property of a datasource in JMX. */
  public interface PropertyMBean {
    String getvalue();
  }

  private record Property(String value) implements PropertyMBean {
    @Override
    public String getvalue() {
      return value;
    }
  }

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db:5433/pay, db:5433",
    "jdbc:postgresql://DB:5433/pay?options=-c%20lock_timeout=10s, db:5433",
    "jdbc:postgresql://db/pay, db:5432",
    "jdbc:postgresql://db?ssl=true, db:5432",
    "jdbc:postgresql://[::1]/pay, [::1]:5432",
    "jdbc:postgresql:///pay, localhost:5432",
    "jdbc:postgresql:pay, localhost:5432",
    "'jdbc:postgresql://a,b:5433/pay', 'a:5432,b:5433'"
  })
  void url_tellsTheServer(String url, String server) throws Exception {
    assertThat(address(Map.of("Url", url))).contains(new PostgresAddress(server));
  }

  @Test
  void serverThatIsNamedByPropertiesOfItsOwn_isTheSame() throws Exception {
    assertThat(address(Map.of("ServerName", "DB", "PortNumber", "5433", "DatabaseName", "pay")))
        .contains(new PostgresAddress("db:5433"));
  }

  @Test
  void anotherDatabase_orNoAddress_isNone() throws Exception {
    assertThat(address(Map.of())).isEmpty();
    assertThat(address(Map.of("Url", "jdbc:mariadb://db:5432/pay"))).isEmpty();
  }

  /** Of other drivers, too, whose ports are others. */
  @Test
  void serverWithoutItsPort_isNone() throws Exception {
    assertThat(address(Map.of("ServerName", "db"))).isEmpty();
  }

  private Optional<PostgresAddress> address(Map<String, String> properties) throws JMException {
    for (Map.Entry<String, String> each : properties.entrySet()) {
      server.registerMBean(
          new javax.management.StandardMBean(new Property(each.getValue()), PropertyMBean.class),
          new ObjectName("jboss.as:" + POOL + ",xa-datasource-properties=" + each.getKey()));
    }
    return PostgresAddress.of(new ServerModel(server), POOL);
  }
}
