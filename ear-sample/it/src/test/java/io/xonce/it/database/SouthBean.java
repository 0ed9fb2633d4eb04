/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.database;

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

/** Of another tenant, whose database is another one; its store is named by a setting. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/south"))
@Idempotent(consumer = "south", key = "property(payment)")
public class SouthBean implements MessageListener {

  @Resource(lookup = RoutingBean.SOUTH)
  private DataSource dataSource;

  @Inject private Delivery delivery;

  @Override
  public void onMessage(Message message) {
    Effects.write(dataSource, delivery.consumer(), message, delivery.isDuplicate());
  }
}
