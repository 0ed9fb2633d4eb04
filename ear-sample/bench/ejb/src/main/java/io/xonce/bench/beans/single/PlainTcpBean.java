/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.single;

import io.xonce.bench.beans.JdbcBean;
import io.xonce.bench.beans.Work;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import javax.sql.DataSource;

/** {@link PlainBean} at the other resource adapter, which reaches the broker by TCP. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/plain-tcp"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = Work.CONSUMERS)
    })
public class PlainTcpBean extends JdbcBean {

  @Resource(lookup = PLAIN)
  private DataSource books;

  @Override
  protected DataSource dataSource() {
    return books;
  }
}
