/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.store.Fingerprint;
import jakarta.jms.JMSException;
import java.util.List;

/** An expression over messages; the grammar allows it on nothing else. */
interface MessageExpression extends KeyExpression {

  List<Found> find(ReceivedMessage received) throws JMSException;

  @Override
  default List<String> read(Invocation invocation) throws JMSException {
    return find((ReceivedMessage) invocation).stream()
        .map(found -> found.part(invocation))
        .toList();
  }

  /** Takes what it finds into a fingerprint. */
  default void add(ReceivedMessage received, Fingerprint.Digest digest) throws JMSException {
    find(received).forEach(found -> found.addTo(digest));
  }
}
