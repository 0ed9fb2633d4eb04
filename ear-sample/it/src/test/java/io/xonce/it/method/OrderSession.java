/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.method;

import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** An enterprise bean with its container's transaction. */
@Stateless
public class OrderSession {

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  /** Gives another number in each run. */
  @Idempotent(consumer = "session", store = "java:jboss/datasources/PaymentsXA")
  public Optional<UUID> place(@IdempotencyKey String order) {
    Effects.write(dataSource, "session", order);
    return Optional.of(UUID.randomUUID());
  }
}
