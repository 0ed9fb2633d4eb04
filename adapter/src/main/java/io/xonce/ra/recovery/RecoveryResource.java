/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.recovery;

import static io.xonce.ra.recovery.RecoveryMessages.LOG;

import io.xonce.ra.broker.BrokerAddress;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.XAJMSContext;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * Lets the transaction manager finish what is in doubt at a broker. Connects when it is asked, and
 * says that the broker is not available when it is not, since "nothing in doubt" would be a guess.
 */
public final class RecoveryResource implements XAResource, AutoCloseable {

  private interface Call<T> {
    T on(XAResource resource) throws XAException;
  }

  private final BrokerAddress broker;
  private @Nullable XAJMSContext context;
  private @Nullable XAResource resource;

  /** Connects to nothing yet. */
  public RecoveryResource(BrokerAddress broker) {
    this.broker = broker;
  }

  @Override
  public Xid[] recover(int flag) throws XAException {
    return call(found -> found.recover(flag));
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    call(
        found -> {
          found.commit(xid, onePhase);
          return xid;
        });
  }

  @Override
  public void rollback(Xid xid) throws XAException {
    call(
        found -> {
          found.rollback(xid);
          return xid;
        });
  }

  @Override
  public void forget(Xid xid) throws XAException {
    call(
        found -> {
          found.forget(xid);
          return xid;
        });
  }

  private synchronized <T> T call(Call<T> call) throws XAException {
    try {
      return call.on(connected());
    } catch (JMSRuntimeException e) {
      close();
      throw LOG.unavailable(e, broker);
    } catch (XAException e) {
      if (e.errorCode == XAException.XAER_RMFAIL || e.errorCode == XAException.XA_RETRY) {
        close();
      }
      throw e;
    }
  }

  private XAResource connected() {
    XAResource found = resource;
    if (found == null) {
      context = broker.connect();
      found = context.getXAResource();
      resource = found;
    }
    return found;
  }

  @Override
  public synchronized void close() {
    XAJMSContext closing = context;
    context = null;
    resource = null;
    if (closing != null) {
      closing.close();
    }
  }

  @Override
  public void start(Xid xid, int flags) throws XAException {
    throw new XAException(XAException.XAER_PROTO);
  }

  @Override
  public void end(Xid xid, int flags) throws XAException {
    throw new XAException(XAException.XAER_PROTO);
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    throw new XAException(XAException.XAER_PROTO);
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
