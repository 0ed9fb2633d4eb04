/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.single;

import io.xonce.Idempotent;
import io.xonce.bench.beans.JdbcBean;
import io.xonce.bench.beans.JpaBean;
import io.xonce.bench.beans.Work;
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
  protected EntityManager books() {
    return books;
  }
}
