/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.recovery;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.PrintWriter;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * A connection for recovery to a broker that is not there yet: at boot, recovery runs before the
 * broker does. The server keeps it, and its resource connects once it can.
 */
public final class RecoveryConnection implements ManagedConnection {

  private final RecoveryResource resource;
  private final ResourceException reason;
  private @Nullable PrintWriter log;

  /**
   * Connects to nothing yet.
   *
   * @param reason why the broker is not there, for who wants more than recovery
   */
  public RecoveryConnection(RecoveryResource resource, ResourceException reason) {
    this.resource = resource;
    this.reason = reason;
  }

  @Override
  public XAResource getXAResource() {
    return resource;
  }

  @Override
  public Object getConnection(@Nullable Subject subject, @Nullable ConnectionRequestInfo request)
      throws ResourceException {
    throw new ResourceException(reason.getMessage(), reason);
  }

  @Override
  public void associateConnection(Object connection) throws ResourceException {
    throw new NotSupportedException();
  }

  @Override
  public LocalTransaction getLocalTransaction() throws ResourceException {
    throw new NotSupportedException();
  }

  /** Only the broker could tell. */
  @Override
  public @Nullable ManagedConnectionMetaData getMetaData() {
    return null;
  }

  @Override
  public void cleanup() {}

  @Override
  public void destroy() {
    resource.close();
  }

  /** It never fails by itself: its resource connects anew. */
  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {}

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {}

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return log;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter log) {
    this.log = log;
  }
}
