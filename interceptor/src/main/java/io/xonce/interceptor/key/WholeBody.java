/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.PayloadDigest;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.store.Fingerprint;
import jakarta.jms.JMSException;
import jakarta.jms.ObjectMessage;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The body as a whole: to be compared, never a key. */
final class WholeBody implements MessageExpression {

  private final AtomicBoolean told = new AtomicBoolean();

  @Override
  public List<Found> find(ReceivedMessage received) {
    throw new IllegalStateException("The grammar has no such key");
  }

  @Override
  public void add(ReceivedMessage received, Fingerprint.Digest digest) throws JMSException {
    PayloadDigest.add(received, digest);
    if (received.message() instanceof ObjectMessage && told.compareAndSet(false, true)) {
      LOG.objectNotComparable(received.name(), received.consumer());
    }
  }
}
