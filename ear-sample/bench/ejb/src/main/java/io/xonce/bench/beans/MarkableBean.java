/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

import io.xonce.Idempotent;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import javax.sql.DataSource;

/** {@link SingleBean} on a datasource that takes part without a prepare. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/markable"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = Work.CONSUMERS)
    })
@Idempotent(consumer = "markable", key = "property(payment)", store = MarkableBean.STORE)
public class MarkableBean extends JdbcBean {

  static final String STORE = "java:jboss/datasources/BenchMarkable";

  @Resource(lookup = STORE)
  private DataSource books;

  @Override
  DataSource dataSource() {
    return books;
  }
}
