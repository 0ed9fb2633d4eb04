/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.method;

import io.xonce.Delivery;
import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import javax.sql.DataSource;

/** A method that two beans inherit. */
public abstract class Renewal {

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  @Inject private Delivery delivery;

  /** Answers with the name of the consumer. */
  @Transactional
  @Idempotent(store = "java:jboss/datasources/PaymentsXA")
  public String renew(@IdempotencyKey String order) {
    Effects.write(dataSource, delivery.consumer(), order);
    return delivery.consumer();
  }
}
