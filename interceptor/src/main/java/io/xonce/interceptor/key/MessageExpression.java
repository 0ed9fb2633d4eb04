/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.ReceivedMessage;
import jakarta.jms.JMSException;
import java.util.List;

/** An expression over messages; the grammar allows it on nothing else. */
interface MessageExpression extends KeyExpression {

  List<String> readMessage(ReceivedMessage received) throws JMSException;

  @Override
  default List<String> read(Invocation invocation) throws JMSException {
    return readMessage((ReceivedMessage) invocation);
  }
}
