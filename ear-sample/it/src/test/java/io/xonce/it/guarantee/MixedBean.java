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

/** An XA store, and state in a local datasource. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/mixed"))
@Idempotent(
    consumer = "mixed",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class MixedBean extends EffectBean {
  @Resource(lookup = "java:jboss/datasources/LocalDS")
  private DataSource local;

  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
    Effects.write(local, "mixed", message, false);
  }
}
