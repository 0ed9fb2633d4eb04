/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.store.MariaDbTestDatabase;
import org.junit.jupiter.api.condition.EnabledIf;

/** A row that an update leaves as it is counts as none. */
@EnabledIf("io.xonce.lab.MariaDb#isAvailable")
class MariaDbLedgerOptionsTest extends LedgerTest implements OutageContract {

  MariaDbLedgerOptionsTest() {
    super(new MariaDbTestDatabase("&useAffectedRows=true"));
  }
}
