/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import java.time.Duration;

/** Begin, enlist the session, receive, claim, call the bean with each message, commit. */
final class EnlistingDeliverer implements Deliverer {

  private final BatchTransactions transactions;
  private final EnlistedSource source;

  EnlistingDeliverer(BatchTransactions transactions, EnlistedSource source) {
    this.transactions = transactions;
    this.source = source;
  }

  @Override
  public LoadSample deliverNext() throws Exception {
    transactions.begin(MessageReceiver.IDLE);
    Batch batch = receive();
    long received = System.nanoTime();
    boolean committed = transactions.end(batch.messages(), source);
    Duration worked = Duration.ofNanos(System.nanoTime() - received);
    return new LoadSample(batch.waited(), worked, committed && batch.isHeavy(worked));
  }

  private Batch receive() throws Exception {
    try {
      transactions.enlist(source.branch());
      return source.receive(transactions.limit());
    } catch (Exception | Error e) {
      transactions.rollBack(e);
      throw e;
    }
  }
}
