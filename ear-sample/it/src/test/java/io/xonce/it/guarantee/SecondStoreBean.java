/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.guarantee;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.Message;
import javax.sql.DataSource;

/** Also writes through a second XA datasource, which is not registered for recovery. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/second-store"))
@Idempotent(
    consumer = "second-store",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class SecondStoreBean extends EffectBean {

  @Resource(lookup = "java:jboss/datasources/NoRecoveryXA")
  private DataSource other;

  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
    Effects.write(other, "second-store", message, false);
  }
}
