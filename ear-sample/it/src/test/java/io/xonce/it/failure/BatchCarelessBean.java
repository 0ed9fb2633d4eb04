/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.Idempotent;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import javax.sql.DataSource;

/** Receives batches, and its datasource is the driver's. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-careless"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(consumer = "batch-careless", key = "property(payment)", store = CarelessStockBean.STORE)
public class BatchCarelessBean extends CarelessBean {

  @Resource(lookup = CarelessStockBean.STORE)
  private DataSource dataSource;

  @Override
  DataSource dataSource() {
    return dataSource;
  }
}
