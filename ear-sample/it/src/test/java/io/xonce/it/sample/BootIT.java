/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Management.Deployed;
import io.xonce.it.lab.ServerLog;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** What an operator sees in the log while a server that is well set up starts. */
class BootIT {

  /** The server's own keystore, made when it is first used; and the many queues of these tests. */
  private static final Pattern OF_OTHERS = Pattern.compile("WFLYELY00023|WFLYELY01084|AMQ222205");

  /** How full the disk may become, which the set-up script leaves to the operator. */
  private static final String TO_BE_DECIDED = "XONCE00210";

  private final Lab lab = Lab.get();

  @Test
  @SuppressWarnings("try") // It is deployed, and no more.
  void deploymentAndReload_alarmNobody() throws Exception {
    EnterpriseArchive sample = SampleContract.built("sample.batched.ear", "payments.ear");
    ServerLog log = lab.serverLog();
    try (Management management = lab.management();
        Deployed deployed = management.deployed(sample)) {
      management.run("reload");
      await().until(() -> log.count("WFLYSRV0025") == 1);
    }
    assertThat(log.alarms())
        .filteredOn(line -> !OF_OTHERS.matcher(line).find())
        .allMatch(line -> line.contains(TO_BE_DECIDED));
  }
}
