/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.AttemptOutcome.REJECTED;
import static io.xonce.ledger.LedgerFixture.begin;
import static io.xonce.ledger.LedgerFixture.end;
import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.store.DedupStore;
import io.xonce.store.SchemaMode;
import io.xonce.store.TestDataSources;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A bean has set pooled sessions to another schema, which has no tables of Xonce. */
interface MovedConnectionContract extends LedgerFixture {

  @Test
  default void attempts_areWhereTheStoreFoundTheTables() throws Exception {
    execute("CREATE SCHEMA IF NOT EXISTS moved");
    AtomicReference<String> schema = new AtomicReference<>();
    DataSource moving = TestDataSources.movingTo(schema, dataSource());
    DedupStore store = DedupStore.open(moving, SchemaMode.VALIDATE, PATIENCE);
    schema.set("moved");
    AttemptLedger ledger = open("node-a", new Plug(store.dataSource()));
    end(ledger, begin(ledger, "a"), REJECTED);
    written(ledger, "a", 1);
    assertThat(ledger.rejection(LedgerFixture.delivered("a", "ID:a", 2))).contains("");
    assertThat(ledger.purge("ledger", Duration.ofDays(7), 10)).isZero();
    ledger.close();
    assertThat(count("SELECT count(*) FROM xonce_attempt")).isEqualTo(1);
  }
}
