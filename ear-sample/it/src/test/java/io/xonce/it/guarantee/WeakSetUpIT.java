/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.bean.BookingBean;
import io.xonce.it.bean.Tiered;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import java.util.List;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** What in the set-up of the server weakens the promise is told once, with what to do. */
class WeakSetUpIT {

  private static final String[] SETTING = {
    "subsystem", "messaging-activemq", "server", "default", "address-setting", "#"
  };

  private static final String[] POOL = {"subsystem", "datasources", "xa-data-source", "HastyXA"};

  /**
   * The store of "booking", which is looked at before that of "hasty", is set up as it should be.
   */
  private static final EnterpriseArchive APPLICATION =
      Archives.ear("weak", Archives.beans(BookingBean.class, Tiered.class, HastyBean.class));

  @Test
  void weaknesses_areToldByTheirNumbers() throws Exception {
    ServerLog log = Lab.get().serverLog();
    try (Management management = Lab.get().management()) {
      long delay = management.read("redelivery-delay", SETTING);
      long attempts = management.read("max-delivery-attempts", SETTING);
      management.write("max-pool-size", "100000", POOL);
      management.write("redelivery-delay", "0", SETTING);
      management.write("max-delivery-attempts", "2", SETTING);
      try (Management.Deployed weak = management.deployed(APPLICATION)) {
        assertThat(weak).isNotNull();
        await().until(() -> log.count("XONCE00212: ") == 1);
      } finally {
        management.write("max-pool-size", "20", POOL);
        management.write("redelivery-delay", Long.toString(delay), SETTING);
        management.write("max-delivery-attempts", Long.toString(attempts), SETTING);
      }
    }
    for (String number :
        List.of(
            "XONCE00202: ",
            "XONCE00203: ",
            "XONCE00204: ",
            "XONCE00205: ",
            "XONCE00207: ",
            "XONCE00210: ",
            "XONCE00212: ")) {
      assertThat(log.count(number)).as(number).isEqualTo(1);
    }
    assertThat(log.lines())
        .anyMatch(
            line -> line.contains("XONCE04043: ") && line.contains("[synchronous_commit=off]"))
        .anyMatch(
            line ->
                line.contains("XONCE00203: ")
                    && line.contains("java:jboss/datasources/HastyXA: 100000")
                    && line.contains("java:jboss/datasources/RemovableXA: 20"))
        .filteredOn(line -> line.contains("XONCE002") && !line.contains("XONCE00203"))
        .noneMatch(line -> line.contains("PaymentsXA"));
  }
}
