/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.method;

import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import javax.sql.DataSource;

/** A REST resource whose clients try again. */
@Path("/orders")
@ApplicationScoped
public class OrderResource {

  private static final String STORE = "java:jboss/datasources/PaymentsXA";

  @Resource(lookup = STORE)
  private DataSource dataSource;

  /** Never twice the same: a second run would be seen. */
  @POST
  @Path("{order}/{amount}")
  @Transactional
  @Idempotent(consumer = "rest-orders", store = STORE)
  public String place(
      @IdempotencyKey @PathParam("order") String order, @PathParam("amount") int amount) {
    Effects.write(dataSource, "rest-orders", order);
    return UUID.randomUUID().toString();
  }
}
