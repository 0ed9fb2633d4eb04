/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import jakarta.annotation.Resource;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;

/** Sends by the server's own XA connection factory. */
public abstract class ServerHandler extends Handler {

  @Resource(lookup = "java:/JmsXA")
  private ConnectionFactory sender;

  @Resource(lookup = Names.OUT)
  private Queue out;

  protected ServerHandler(String consumer) {
    super(consumer);
  }

  @Override
  protected ConnectionFactory sender() {
    return sender;
  }

  @Override
  protected Queue out() {
    return out;
  }
}
