/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.measure;

import io.xonce.it.bean.Effects;
import io.xonce.it.bean.MeasuredBean;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import javax.sql.DataSource;

/** The same work without the annotation: what {@link MeasuredBean} is compared with. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/plain"))
public class PlainBean implements MessageListener {

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  @Override
  public void onMessage(Message message) {
    Effects.write(dataSource, "plain", message, false);
  }
}
