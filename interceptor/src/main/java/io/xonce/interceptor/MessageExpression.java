/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import jakarta.jms.JMSException;
import java.util.List;

/** An expression over messages; the grammar allows it on nothing else. */
interface MessageExpression extends KeyExpression {

  List<String> readMessage(Received received) throws JMSException;

  @Override
  default List<String> read(Incoming incoming) throws JMSException {
    return readMessage((Received) incoming);
  }
}
