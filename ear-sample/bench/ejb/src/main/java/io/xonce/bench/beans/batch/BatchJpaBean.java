/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.batch;

import io.xonce.Idempotent;
import io.xonce.bench.beans.JdbcBean;
import io.xonce.bench.beans.JpaBean;
import io.xonce.bench.beans.Work;
import io.xonce.bench.beans.single.SingleJpaBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** {@link SingleJpaBean} on the resource adapter. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-jpa"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "50"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = Work.CONSUMERS)
    })
@Idempotent(consumer = "batch-jpa", key = "property(payment)", store = JdbcBean.STORE)
public class BatchJpaBean extends JpaBean {

  @PersistenceContext(unitName = "bench")
  private EntityManager books;

  @Override
  protected EntityManager books() {
    return books;
  }
}
