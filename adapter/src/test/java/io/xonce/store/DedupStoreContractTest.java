/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

/** What the store promises on every database. One small subclass for each. */
abstract class DedupStoreContractTest extends StoreTest
    implements ClaimContract,
        BatchClaimContract,
        ConcurrentClaimContract,
        ReplyContract,
        ForgettingContract,
        PurgeContract,
        FloorContract,
        SchemaContract,
        MovedSessionContract {

  DedupStoreContractTest(TestDatabase database) {
    super(database);
  }
}
