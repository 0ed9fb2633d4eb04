/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static io.xonce.xa.Driver.HONEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is executed in a branch, listed for who has asked for it. */
class StatementLogTest extends ShopTest {

  private static final String LIST = "io.xonce.statements";

  private Participant delivery;
  private Properties list = new Properties();

  @BeforeEach
  void begin() throws Exception {
    delivery = shop.connect(HONEST);
    delivery.begin(xid);
    delivery.execute("CREATE TEMPORARY TABLE listed (a text, b int)");
  }

  @AfterEach
  void close() throws Exception {
    delivery.close();
  }

  private String listed() {
    return list.getProperty(LIST, "nothing");
  }

  private void list() throws SQLException {
    delivery.connection().setClientInfo(LIST, "list");
    list = delivery.connection().getClientInfo();
  }

  @Test
  void nobodyHasAsked_nothingIsListed() throws Exception {
    assertThat(delivery.connection().getClientInfo().getProperty(LIST)).isNull();
  }

  @Test
  void eachKindOfExecution_isListedWithItsRows() throws Exception {
    list();
    Connection connection = delivery.connection();
    try (Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO listed VALUES (?, 1)")) {
      insert.setString(1, "secret");
      assertThat(insert.executeUpdate()).isOne();
      insert.setString(1, "secret");
      assertThat(insert.execute()).isFalse();
      for (int i = 0; i < 3; i++) {
        insert.setString(1, "secret");
        insert.addBatch();
      }
      assertThat(insert.executeBatch()).hasSize(3);
      statement.addBatch("UPDATE listed SET b = 2");
      statement.addBatch("DELETE FROM listed WHERE a = 'other'");
      statement.executeBatch();
      assertThat(statement.execute("SELECT 1 FROM listed")).isTrue();
      statement.executeQuery("SELECT 2 FROM listed").close();
    }
    assertThat(listed().lines())
        .containsExactly(
            "5\t5\tINSERT INTO listed VALUES (?, ?)",
            "1\t5\tUPDATE listed SET b = ?",
            "1\t0\tDELETE FROM listed WHERE a = ?",
            "2\t-1\tSELECT ? FROM listed");
  }

  /** After it the database takes nothing more, and what was done is told all the same. */
  @Test
  void failedStatement_isListed() throws Exception {
    list();
    assertThatThrownBy(() -> delivery.execute("INSERT INTO listed VALUES ('a', 'secret')"))
        .isInstanceOf(SQLException.class);
    assertThat(listed()).isEqualTo("1\t0\tINSERT INTO listed VALUES (?, ?)\n");
  }

  @Test
  void list_endsWithItsBranch() throws Exception {
    list();
    delivery.execute("INSERT INTO listed VALUES ('a', 1)");
    delivery.resource().end(xid, XAResource.TMSUCCESS);
    delivery.resource().rollback(xid);
    assertThat(listed()).as("can be read").isEqualTo("1\t1\tINSERT INTO listed VALUES (?, ?)\n");
    delivery.execute("SELECT 1");
    assertThat(listed()).as("takes no more").doesNotContain("SELECT");
    list();
    assertThat(listed()).as("outside a branch").isEqualTo("nothing");
  }

  @Test
  void manyDifferentStatements_areCountedTogetherInTheEnd() throws Exception {
    list();
    for (int i = 0; i < 510; i++) {
      delivery.execute("SELECT 1 AS a" + i);
    }
    assertThat(listed().lines())
        .hasSize(501)
        .last()
        .asString()
        .startsWith("10\t")
        .endsWith("(others)");
  }
}
