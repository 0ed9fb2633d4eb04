/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.outage;

import io.xonce.Idempotent;
import io.xonce.it.batch.BatchBean;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import javax.sql.DataSource;

/** Its database can be taken away; acknowledged in the transaction. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-removable"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "5"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "2")
    })
@Idempotent(
    consumer = "batch-removable",
    key = "property(payment)",
    store = "java:jboss/datasources/RemovableXA")
public class BatchRemovableBean extends BatchBean {

  @Resource(lookup = "java:jboss/datasources/RemovableXA")
  private DataSource removable;

  /** Called by the container. */
  public BatchRemovableBean() {
    super("batch-removable");
  }

  @Override
  protected DataSource dataSource() {
    return removable;
  }
}
