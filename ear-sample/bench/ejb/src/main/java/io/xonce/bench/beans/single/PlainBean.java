/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

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
  DataSource dataSource() {
    return books;
  }
}
