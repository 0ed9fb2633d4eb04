/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.database;

import io.xonce.Idempotent;
import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import javax.sql.DataSource;

/** Its store takes part by a mark instead of a prepare. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/markable"))
@Idempotent(consumer = "markable", key = "property(payment)", store = MarkableBean.STORE)
public class MarkableBean implements MessageListener {

  static final String STORE = "java:jboss/datasources/MarkableDS";

  @Resource(lookup = STORE)
  private DataSource dataSource;

  @Override
  public void onMessage(Message message) {
    Effects.write(dataSource, "markable", message, false);
  }
}
