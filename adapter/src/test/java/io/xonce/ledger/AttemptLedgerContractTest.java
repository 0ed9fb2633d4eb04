/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.store.TestDatabase;

/** What the ledger promises on every database. One small subclass for each. */
abstract class AttemptLedgerContractTest extends LedgerTest
    implements RecordingContract,
        NodesContract,
        OutageContract,
        RecordedContract,
        RejectionContract,
        AttemptPurgeContract,
        DirectoryContract,
        HistoryContract,
        MovedConnectionContract {

  AttemptLedgerContractTest(TestDatabase database) {
    super(database);
  }
}
