/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.Idempotent;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import javax.sql.DataSource;

/** Its datasource is the driver's. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/careless-stock"))
@Idempotent(consumer = "careless-stock", key = "property(payment)", store = CarelessStockBean.STORE)
public class CarelessStockBean extends CarelessBean {

  static final String STORE = "java:jboss/datasources/StockXA";

  @Resource(lookup = STORE)
  private DataSource dataSource;

  @Override
  DataSource dataSource() {
    return dataSource;
  }
}
