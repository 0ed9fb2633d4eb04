/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.Idempotent;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import javax.sql.DataSource;

/** Its datasource is not XA. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/careless-local"))
@Idempotent(consumer = "careless-local", key = "property(payment)", store = CarelessLocalBean.STORE)
public class CarelessLocalBean extends CarelessBean {

  static final String STORE = "java:jboss/datasources/LocalDS";

  @Resource(lookup = STORE)
  private DataSource dataSource;

  @Override
  DataSource dataSource() {
    return dataSource;
  }
}
