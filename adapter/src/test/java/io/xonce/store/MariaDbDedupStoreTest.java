/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.xonce.lab.MariaDb#isAvailable")
class MariaDbDedupStoreTest extends DedupStoreContractTest {

  MariaDbDedupStoreTest() {
    super(new MariaDbTestDatabase());
  }
}
