/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import jakarta.annotation.Resource;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;

/** Sends to a stand-alone broker. */
public abstract class RemoteHandler extends Handler {

  @Resource(lookup = "java:/ArtemisXA")
  private ConnectionFactory sender;

  @Resource(lookup = "java:/jms/artemis/out")
  private Queue out;

  protected RemoteHandler(String consumer) {
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
