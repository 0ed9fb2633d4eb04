/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.store.Fingerprint;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;

/** An expression over messages; the grammar allows it on nothing else. */
interface MessageExpression extends KeyExpression {

  List<Found> find(ReceivedMessage received) throws JMSException;

  @Override
  default List<String> read(Invocation invocation) throws JMSException {
    List<String> parts = new ArrayList<>(1);
    ReceivedMessage received = (ReceivedMessage) invocation;
    for (Found found : find(received)) {
      parts.add(found.part(invocation, () -> others(received)));
    }
    return parts;
  }

  /** A sentence of what stands where it finds nothing; empty if there is nothing to say. */
  default String others(ReceivedMessage received) throws JMSException {
    return "";
  }

  /** Takes what it finds into a fingerprint. */
  default void add(ReceivedMessage received, Fingerprint.Digest digest) throws JMSException {
    find(received).forEach(found -> found.addTo(digest));
  }
}
