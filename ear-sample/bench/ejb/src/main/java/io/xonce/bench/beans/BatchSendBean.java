/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Queue;

/** The work in plain JDBC, and one message sent in the branch of the one received. */
public abstract class BatchSendBean extends JdbcBean {

  @Inject
  @JMSConnectionFactory("java:/XonceJMS")
  private JMSContext jms;

  @Resource(lookup = "java:/jms/queue/out")
  private Queue out;

  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
    SendBean.tell(jms, out, message);
  }
}
