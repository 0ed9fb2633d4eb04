/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A resource manager that does nothing but write down what it is told, and list its branches. */
public final class RecordingXaResource implements XAResource {

  private final List<String> calls;
  private final List<Xid> prepared;
  private final int refusal;

  public RecordingXaResource(List<String> calls, Xid... prepared) {
    this(calls, XA_OK, prepared);
  }

  private RecordingXaResource(List<String> calls, int refusal, Xid... prepared) {
    this.calls = calls;
    this.refusal = refusal;
    this.prepared = List.of(prepared);
  }

  /** One whose answer to a commit is lost: nobody knows whether it has. */
  public static RecordingXaResource unheard(List<String> calls) {
    return new RecordingXaResource(calls, XAException.XAER_RMFAIL);
  }

  /** One whose branch somebody else has ended when it is to commit. */
  public static RecordingXaResource endedByHand(List<String> calls) {
    return new RecordingXaResource(calls, XAException.XAER_NOTA);
  }

  @Override
  public void start(Xid xid, int flags) {
    calls.add("start");
  }

  @Override
  public void end(Xid xid, int flags) {
    calls.add("end");
  }

  @Override
  public int prepare(Xid xid) {
    calls.add("prepare");
    return XA_OK;
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    calls.add("commit");
    if (refusal != XA_OK) {
      throw new XAException(refusal);
    }
  }

  @Override
  public void rollback(Xid xid) {
    calls.add("rollback");
  }

  @Override
  public void forget(Xid xid) {
    calls.add("forget");
  }

  @Override
  public Xid[] recover(int flag) {
    return prepared.toArray(Xid[]::new);
  }

  @Override
  public boolean isSameRM(XAResource other) {
    return other == this;
  }

  @Override
  public int getTransactionTimeout() {
    return 0;
  }

  @Override
  public boolean setTransactionTimeout(int seconds) {
    return false;
  }
}
