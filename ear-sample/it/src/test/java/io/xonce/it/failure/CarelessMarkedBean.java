/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.Idempotent;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import javax.sql.DataSource;

/** Its datasource is commit-markable. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/careless-marked"))
@Idempotent(
    consumer = "careless-marked",
    key = "property(payment)",
    store = CarelessMarkedBean.STORE)
public class CarelessMarkedBean extends CarelessBean {

  static final String STORE = "java:jboss/datasources/MarkableDS";

  @Resource(lookup = STORE)
  private DataSource dataSource;

  @Override
  DataSource dataSource() {
    return dataSource;
  }
}
