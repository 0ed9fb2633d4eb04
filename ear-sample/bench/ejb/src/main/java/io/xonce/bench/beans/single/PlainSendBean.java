/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.single;

import io.xonce.bench.beans.SendBean;
import io.xonce.bench.beans.Work;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import javax.sql.DataSource;

/** {@link PlainBean} that sends. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/plain-send"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = Work.CONSUMERS)
    })
public class PlainSendBean extends SendBean {

  @Resource(lookup = PLAIN)
  private DataSource books;

  @Override
  protected DataSource dataSource() {
    return books;
  }
}
