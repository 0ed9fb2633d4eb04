/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerMemory;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;

/** What the set-up that is shipped makes of the server. */
class SetUpIT {

  private static final Pattern PROPERTY =
      Pattern.compile("(?m)^ */system-property=(\\w+)\\.(\\w+):add\\(value=\\$\\{[^:]+:(.+)}\\)$");

  private static final Map<String, String> PACKAGES =
      Map.of(
          "JTAEnvironmentBean", "com.arjuna.ats.jta.common.",
          "RecoveryEnvironmentBean", "com.arjuna.ats.arjuna.common.",
          "HornetqJournalEnvironmentBean", "com.arjuna.ats.internal.arjuna.objectstore.hornetq.");

  /** A name that Narayana does not know it leaves alone without a word. */
  @Test
  void systemProperties_areWhatTheCoordinatorGoesBy() {
    List<MatchResult> properties =
        PROPERTY.matcher(Lab.resource("/io/xonce/wildfly/xonce-setup.cli")).results().toList();
    assertThat(properties)
        .extracting(property -> property.group(2))
        .contains("orphanSafetyInterval", "periodicRecoveryPeriod", "recoveryBackoffPeriod");
    try (ServerMemory memory = Lab.get().memory()) {
      for (MatchResult property : properties) {
        String type = PACKAGES.get(property.group(1)) + property.group(1);
        assertThat(memory.value(type, property.group(2)))
            .as(property.group(2))
            .isEqualTo(property.group(3));
      }
    }
  }

  /**
   * What one run of recovery has seen must be gone or seen by a second one before it is rolled
   * back, or it asks after ordinary traffic as well.
   */
  @Test
  void orphan_isLeftAloneForLongerThanTwoRunsOfRecoveryAreApart() {
    try (ServerMemory memory = Lab.get().memory()) {
      String safety =
          memory.value(
              PACKAGES.get("JTAEnvironmentBean") + "JTAEnvironmentBean", "orphanSafetyInterval");
      String recovery = PACKAGES.get("RecoveryEnvironmentBean") + "RecoveryEnvironmentBean";
      int run =
          Integer.parseInt(memory.value(recovery, "periodicRecoveryPeriod"))
              + Integer.parseInt(memory.value(recovery, "recoveryBackoffPeriod"));
      assertThat(Integer.parseInt(safety)).isGreaterThan(run * 1000).isLessThan(20_000);
    }
  }

  /** It does what anybody asks it who reaches its port. */
  @Test
  void recoveryListener_isLeftOff() throws Exception {
    try (Management management = Lab.get().management()) {
      ModelNode listens =
          management.run(
              "read-attribute", Map.of("name", "recovery-listener"), "subsystem", "transactions");
      assertThat(listens.asBoolean()).isFalse();
    }
  }
}
