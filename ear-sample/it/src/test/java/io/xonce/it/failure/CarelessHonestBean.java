/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.Idempotent;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import javax.sql.DataSource;

/** Its datasource is Xonce's. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/careless-honest"))
@Idempotent(
    consumer = "careless-honest",
    key = "property(payment)",
    store = CarelessHonestBean.STORE)
public class CarelessHonestBean extends CarelessBean {

  static final String STORE = "java:jboss/datasources/PaymentsXA";

  @Resource(lookup = STORE)
  private DataSource dataSource;

  @Override
  DataSource dataSource() {
    return dataSource;
  }
}
