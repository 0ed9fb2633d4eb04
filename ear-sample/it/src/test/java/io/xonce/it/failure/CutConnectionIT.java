/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.batch.Batches;
import io.xonce.it.batch.persistence.Stock;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The connection is cut while Hibernate reads by it. Hibernate 6.6 then finds nothing instead of
 * failing (<a href="https://hibernate.atlassian.net/browse/HHH-12472">HHH-12472</a>). Whatever it
 * makes of that, and the bean of Hibernate, it is no answer.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CutConnectionIT {

  private final Database database = Lab.get().database();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar(
        "searching",
        Archives.persistentBeans(
            "search",
            SearchingBean.class,
            BatchSearchingBean.class,
            StockSearch.NoSuchStock.class,
            Stock.class),
        BatchSearchingBean.class);
  }

  @ParameterizedTest
  @CsvSource({"searching, 1", "batch-searching, 10"})
  void connectionCutInTheMidstOfTheBean_rollsBackAndIsNoFinalAnswer(String queue, int messages)
      throws Exception {
    Batches searches = new Batches(queue);
    String stock = searches.payment(0);
    database.execute("INSERT INTO stock (name) VALUES ('" + stock + "')");
    cutAfter(
        () ->
            searches.sendTogether(
                messages, (message, number) -> message.setStringProperty("stock", stock)));
    searches.awaitEffects(messages);
    await().until(() -> searches.waiting() == 0);
    assertThat(searches.effects()).isEqualTo(searches.distinctEffects()).isEqualTo(messages);
    assertThat(searches.deadLetters()).isZero();
    assertThat(searches.deliveries()).as("the one that was cut, and the next").isEqualTo(2);
    assertThat(outcomes("xonce_message", searches)).isEqualTo("COMMITTED");
    await().until(() -> "ROLLED_BACK".equals(outcomes("xonce_attempt", searches)));
  }

  private interface Sending {
    void run() throws IOException;
  }

  /** Cuts the connection of the bean when that waits for the table that it reads. */
  private void cutAfter(Sending sending) throws SQLException, IOException {
    try (Connection holder = database.connect();
        Statement lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("LOCK TABLE stock IN ACCESS EXCLUSIVE MODE");
      sending.run();
      database.awaitWaiting("select % from stock %");
      assertThat(
              database.count(
                  "SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity"
                      + " WHERE wait_event_type = 'Lock' AND query LIKE 'select % from stock %'"))
          .as("connections cut")
          .isEqualTo(1);
    }
  }

  /** Each outcome that is told of the payments, once. */
  private String outcomes(String table, Batches searches) {
    return database.text(
        "SELECT string_agg(DISTINCT t.outcome, ' ') FROM xonce_message m JOIN "
            + table
            + " t USING (key_hash) WHERE m.key_text LIKE ?",
        searches.payment(0).replaceFirst("0$", "%"));
  }
}
