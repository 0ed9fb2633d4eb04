/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.effect;

import io.xonce.AfterCommit;
import io.xonce.Delivery;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Asks for effects from transactions within that of the delivery, and from none. */
@ApplicationScoped
public class Nested {

  private static final System.Logger LOG = System.getLogger("it.effects");

  @Inject private Delivery delivery;

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  /** What is written here stays when the delivery rolls back. */
  @Transactional(TxType.REQUIRES_NEW)
  public void writing() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO effect (consumer, payment, delivery, duplicate)"
                    + " VALUES ('beside', ?, 1, false)")) {
      insert.setString(1, delivery.key());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Transactional(TxType.REQUIRES_NEW)
  public void inATransactionOfItsOwn() {
    String key = delivery.key();
    delivery.afterCommit(() -> LOG.log(Level.INFO, "effect from its own of {0}", key));
  }

  @Transactional(TxType.NOT_SUPPORTED)
  public void outsideOfAny() {
    String key = delivery.key();
    delivery.afterCommit(() -> LOG.log(Level.INFO, "effect from none of {0}", key));
  }

  /** The call of one of these is asked for from within such methods. */
  @ApplicationScoped
  public static class Annotated {

    @AfterCommit
    public void effect(String what) {
      LOG.log(Level.INFO, "annotated effect from {0}", what);
    }
  }

  /** That a delivery is at work. */
  public record Worked(String key) {}

  @Inject private Annotated annotated;

  @Inject private Event<Worked> events;

  @Transactional(TxType.REQUIRES_NEW)
  public void annotatedInATransactionOfItsOwn() {
    annotated.effect("its own of " + delivery.key());
  }

  @Transactional(TxType.NOT_SUPPORTED)
  public void annotatedOutsideOfAny() {
    annotated.effect("none of " + delivery.key());
  }

  public void annotatedWhenItHasCommitted() {
    events.fire(new Worked(delivery.key()));
  }

  void hasCommitted(@Observes(during = TransactionPhase.AFTER_SUCCESS) Worked event) {
    annotated.effect("an observer of " + event.key());
  }
}
