/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Lab;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/**
 * All of {@link SampleIT} once more, delivered in batches: consume, book, and tell in two branches.
 */
class SampleBatchedIT extends SampleContract {

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return built("sample.batched.ear");
  }

  @Test
  void consumeBookAndTell_areThreeBranchesInThisOrder() {
    sendPayment("acc-1", "1.00");
    await().until(() -> entries() == 1);
    assertThat(Lab.get().wholeServerLog())
        .filteredOn(line -> line.contains("Consumer 'ledger' reached EXACTLY_ONCE"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(": 3 branches in one XA transaction")
                    .containsSubsequence("(Xonce on", "PaymentsXA", "what it sends by"));
  }
}
