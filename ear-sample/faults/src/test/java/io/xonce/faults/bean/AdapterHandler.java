/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import jakarta.annotation.Resource;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;

/** Sends by Xonce's resource adapter, in a branch of its own. */
public abstract class AdapterHandler extends Handler {

  @Resource(lookup = "java:/XonceJMS")
  private ConnectionFactory sender;

  @Resource(lookup = Names.OUT)
  private Queue out;

  protected AdapterHandler(String consumer) {
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
