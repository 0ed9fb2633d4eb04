/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.transaction.Transactional;
import java.util.List;

/** Sends payments, as any producer would: each as a message with a new id. */
@ApplicationScoped
public class Sender {

  @Inject
  @JMSConnectionFactory("java:/JmsXA")
  private JMSContext jms;

  @Resource(lookup = "java:/jms/queue/payments")
  private Queue payments;

  /** Called by the container. */
  public Sender() {}

  /** They arrive together, with the commit. */
  @Transactional
  public void send(List<Wish> wishes) {
    wishes.forEach(wish -> jms.createProducer().send(payments, wish.toMessage()));
  }
}
