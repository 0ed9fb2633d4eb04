/* SPDX-License-Identifier: Apache-2.0 */
package org.jboss.jca.test;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** The resource of a pooled connection as IronJacamar wraps it: below its package, with a name. */
public class PooledResource implements XAResource {

  private final XAResource wrapped;
  private final String jndiName;
  private final String productName;

  public PooledResource(XAResource wrapped, String jndiName, String productName) {
    this.wrapped = wrapped;
    this.jndiName = jndiName;
    this.productName = productName;
  }

  public final String getJndiName() {
    return jndiName;
  }

  public final String getProductName() {
    return productName;
  }

  @Override
  public void start(Xid xid, int flags) throws XAException {
    wrapped.start(xid, flags);
  }

  @Override
  public void end(Xid xid, int flags) throws XAException {
    wrapped.end(xid, flags);
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    return wrapped.prepare(xid);
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    wrapped.commit(xid, onePhase);
  }

  @Override
  public void rollback(Xid xid) throws XAException {
    wrapped.rollback(xid);
  }

  @Override
  public void forget(Xid xid) throws XAException {
    wrapped.forget(xid);
  }

  @Override
  public Xid[] recover(int flag) throws XAException {
    return wrapped.recover(flag);
  }

  @Override
  public boolean isSameRM(XAResource other) {
    return other == this;
  }

  @Override
  public int getTransactionTimeout() throws XAException {
    return wrapped.getTransactionTimeout();
  }

  @Override
  public boolean setTransactionTimeout(int seconds) throws XAException {
    return wrapped.setTransactionTimeout(seconds);
  }
}
