/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.store.H2TestDatabase;

class H2AttemptLedgerTest extends AttemptLedgerContractTest {

  H2AttemptLedgerTest() {
    super(new H2TestDatabase());
  }
}
