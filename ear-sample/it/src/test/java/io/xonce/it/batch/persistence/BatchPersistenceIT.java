/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.it.batch.Batches;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Gate;
import io.xonce.it.lab.Lab;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A batch has one transaction and so one persistence context: what one of its messages has read,
 * the later ones see as it was then.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BatchPersistenceIT {

  private static final int BY_ANOTHER = 10;
  private static final int BY_THE_BEAN = 5;

  private final Database database = Lab.get().database();
  private final Batches stocks = new Batches("batch-stock");

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar(
        "batch-stock",
        Archives.persistentBeans("stock", BatchStockBean.class, Stock.class, VersionedStock.class),
        BatchStockBean.class);
  }

  @Test
  void entityThatABatchHasRead_isNotReadAgainForALock() throws Exception {
    assertThat(takenAfter("look", "take")).as("one update is lost").isEqualTo(BY_THE_BEAN);
  }

  @ParameterizedTest
  @CsvSource({
    "look-versioned, take-versioned",
    "look,           take-refreshed",
    "look,           take-cleared"
  })
  void versionOrRefreshOrEmptyContext_losesNoUpdate(String first, String second) throws Exception {
    assertThat(takenAfter(first, second)).isEqualTo(BY_ANOTHER + BY_THE_BEAN);
  }

  /** What is left when somebody else changes the entity between two messages of a batch. */
  private int takenAfter(String first, String second) throws Exception {
    String stock = stocks.payment(0);
    database.execute("INSERT INTO stock (name) VALUES ('" + stock + "')");
    try (Gate gate = new Gate(database, stock)) {
      stocks.sendTogether(
          2,
          (message, number) -> {
            message.setStringProperty("stock", stock);
            message.setStringProperty("how", number == 0 ? first : second);
            if (number == 1) {
              message.setLongProperty("gate", gate.number());
            }
          });
      gate.awaitArrival();
      database.execute(
          "UPDATE stock SET taken = taken + %d, version = version + 1 WHERE name = '%s'"
              .formatted(BY_ANOTHER, stock));
    }
    stocks.awaitEffects(2);
    return database.count("SELECT taken FROM stock WHERE name = ?", stock);
  }
}
