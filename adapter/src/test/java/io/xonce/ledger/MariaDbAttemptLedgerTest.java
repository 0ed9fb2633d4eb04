/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.store.MariaDbTestDatabase;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.xonce.lab.MariaDb#isAvailable")
class MariaDbAttemptLedgerTest extends AttemptLedgerContractTest {

  MariaDbAttemptLedgerTest() {
    super(new MariaDbTestDatabase());
  }
}
