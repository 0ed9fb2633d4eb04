/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** {@link SingleBean} with JPA. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/single-jpa"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = Work.CONSUMERS)
    })
@Idempotent(consumer = "single-jpa", key = "property(payment)", store = JdbcBean.STORE)
public class SingleJpaBean extends JpaBean {

  @PersistenceContext(unitName = "bench")
  private EntityManager books;

  @Override
  EntityManager books() {
    return books;
  }
}
