/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.bean;

import io.xonce.Delivery;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import javax.sql.DataSource;

/** Writes one effect for each run; the subclasses differ in what they are annotated with. */
public abstract class EffectBean implements MessageListener {

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  @Inject private Delivery delivery;

  @Override
  public void onMessage(Message message) {
    Effects.write(dataSource, delivery.consumer(), message, delivery.isDuplicate());
  }
}
