/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.Invocation;
import jakarta.jms.JMSException;
import java.util.List;

/**
 * Where a part of a key is found. A closed grammar on purpose: an expression language over message
 * data lets a sender run code.
 */
public interface KeyExpression {

  /**
   * Reads the parts of a key from a message or call.
   *
   * @throws io.xonce.XonceException if a part is missing or unusable
   * @throws JMSException if the message cannot be read
   */
  List<String> read(Invocation invocation) throws JMSException;
}
