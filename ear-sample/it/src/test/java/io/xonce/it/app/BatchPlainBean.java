/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.app;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import javax.sql.DataSource;

/** {@link PlainBean} with batches: nobody protects it. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destination",
            propertyValue = "java:/jms/queue/batch-plain"))
public class BatchPlainBean implements MessageListener {

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  @Override
  public void onMessage(Message message) {
    Effects.write(dataSource, "batch-plain", message, false);
  }
}
