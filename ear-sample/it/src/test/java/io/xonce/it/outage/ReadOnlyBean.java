/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.outage;

import io.xonce.Delivery;
import io.xonce.Idempotent;
import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import javax.sql.DataSource;

/** Its datasource is the driver's own, which keeps a connection whatever it leads to. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/read-only"))
@Idempotent(
    consumer = "read-only",
    key = "property(payment)",
    store = "java:jboss/datasources/RemovableStockXA")
public class ReadOnlyBean implements MessageListener {

  @Resource(lookup = "java:jboss/datasources/RemovableStockXA")
  private DataSource dataSource;

  @Inject private Delivery delivery;

  @Override
  public void onMessage(Message message) {
    Effects.write(dataSource, delivery.consumer(), message, delivery.isDuplicate());
  }
}
