/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.method;

import io.xonce.Delivery;
import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.OnDuplicate;
import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Plain methods that must take effect once. */
@ApplicationScoped
public class Orders {

  private static final String STORE = "java:jboss/datasources/PaymentsXA";

  /** Never twice the same: a second run would be seen. */
  public record Receipt(String order, UUID number) {}

  /** What a caller is told, and the transaction would commit all the same. */
  public static class OutOfStock extends Exception {
    private static final long serialVersionUID = 1L;
  }

  @Resource(lookup = STORE)
  private DataSource dataSource;

  @Resource private TransactionSynchronizationRegistry transactions;

  @Inject private Delivery delivery;

  @Transactional
  @Idempotent(consumer = "orders", store = STORE)
  public Map<String, List<Receipt>> place(@IdempotencyKey String order, int amount) {
    Effects.write(dataSource, delivery.consumer(), order);
    return Map.of("receipts", List.of(new Receipt(order, UUID.randomUUID())));
  }

  @Transactional
  @Idempotent(consumer = "cancellations", key = "argument(0)", store = STORE)
  public void cancel(String order, boolean outOfStock) throws OutOfStock {
    Effects.write(dataSource, delivery.consumer(), order);
    if (outOfStock) {
      throw new OutOfStock();
    }
  }

  @Transactional
  @Idempotent(
      consumer = "strict",
      store = STORE,
      onDuplicate = OnDuplicate.FAIL,
      fingerprint = "none")
  public long strict(@IdempotencyKey String order) {
    Effects.write(dataSource, delivery.consumer(), order);
    return 7;
  }

  @Transactional
  @Idempotent(consumer = "unstorable", store = STORE)
  public Note unstorable(@IdempotencyKey String order) {
    Effects.write(dataSource, delivery.consumer(), order);
    return new SignedNote();
  }

  @Transactional
  @Idempotent(consumer = "abandoned", store = STORE)
  public long abandon(@IdempotencyKey String order) {
    Effects.write(dataSource, delivery.consumer(), order);
    transactions.setRollbackOnly();
    return 5;
  }

  @Idempotent(consumer = "loose", store = STORE)
  public void loose(@IdempotencyKey String order) {
    Effects.write(dataSource, "loose", order);
  }

  /** Perhaps more than it says. */
  public static class Note {
    String text = "";
  }

  /** Nobody told that it might be one. */
  public static class SignedNote extends Note {
    String by = "me";
  }
}
