/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** {@link SingleBean} with JPA. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/single-jpa"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = Work.CONSUMERS)
    })
@Idempotent(consumer = "single-jpa", key = "property(payment)", store = JdbcBean.STORE)
public class SingleJpaBean extends JpaBean {}
