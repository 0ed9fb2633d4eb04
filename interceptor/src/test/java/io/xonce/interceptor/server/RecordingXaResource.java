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
  private final boolean unheard;

  public RecordingXaResource(List<String> calls, Xid... prepared) {
    this(calls, false, prepared);
  }

  private RecordingXaResource(List<String> calls, boolean unheard, Xid... prepared) {
    this.calls = calls;
    this.unheard = unheard;
    this.prepared = List.of(prepared);
  }

  /** One whose answer to a commit is lost: nobody knows whether it has. */
  public static RecordingXaResource unheard(List<String> calls) {
    return new RecordingXaResource(calls, true);
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
    if (unheard) {
      throw new XAException(XAException.XAER_RMFAIL);
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
