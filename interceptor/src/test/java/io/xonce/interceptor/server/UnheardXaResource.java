/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** One whose answer to a commit is lost: nobody knows whether it has. */
public final class UnheardXaResource implements XAResource {

  private final XAResource heard;

  public UnheardXaResource(List<String> calls) {
    this.heard = new RecordingXaResource(calls);
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    heard.commit(xid, onePhase);
    throw new XAException(XAException.XAER_RMFAIL);
  }

  @Override
  public void start(Xid xid, int flags) throws XAException {
    heard.start(xid, flags);
  }

  @Override
  public void end(Xid xid, int flags) throws XAException {
    heard.end(xid, flags);
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    return heard.prepare(xid);
  }

  @Override
  public void rollback(Xid xid) throws XAException {
    heard.rollback(xid);
  }

  @Override
  public void forget(Xid xid) throws XAException {
    heard.forget(xid);
  }

  @Override
  public Xid[] recover(int flag) throws XAException {
    return heard.recover(flag);
  }

  @Override
  public boolean isSameRM(XAResource other) {
    return other == this;
  }

  @Override
  public int getTransactionTimeout() throws XAException {
    return heard.getTransactionTimeout();
  }

  @Override
  public boolean setTransactionTimeout(int seconds) throws XAException {
    return heard.setTransactionTimeout(seconds);
  }
}
