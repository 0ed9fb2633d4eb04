/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.late;

import io.xonce.Idempotent;
import io.xonce.it.batch.BatchBean;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import javax.sql.DataSource;

/** Its datasource is not XA. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/late-local"),
      @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "after-commit"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "late-local",
    key = "property(payment)",
    divertTo = "java:/jms/queue/diverted",
    store = "java:jboss/datasources/LocalDS")
public class LateLocalBean extends BatchBean {
  @Resource(lookup = "java:jboss/datasources/LocalDS")
  private DataSource local;

  @Override
  protected DataSource dataSource() {
    return local;
  }

  /** Called by the container. */
  public LateLocalBean() {
    super("late-local");
  }
}
