/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.single;

import io.xonce.bench.beans.JdbcBean;
import io.xonce.bench.beans.Work;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import javax.sql.DataSource;

/** XA without any protection against resends. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/plain"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = Work.CONSUMERS)
    })
public class PlainBean extends JdbcBean {

  @Resource(lookup = PLAIN)
  private DataSource books;

  @Override
  protected DataSource dataSource() {
    return books;
  }
}
