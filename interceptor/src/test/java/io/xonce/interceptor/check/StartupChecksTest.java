/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.Idempotent;
import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.LogWarnings;
import io.xonce.interceptor.settings.BeanDeclaration;
import io.xonce.interceptor.settings.SettingsReader;
import io.xonce.interceptor.settings.TestConfiguration;
import io.xonce.interceptor.store.StoreHandle;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When is looked, and what is said of the store's datasource. */
class StartupChecksTest extends LedgerScenario {

  private static final String ROOT = "management-root=server";
  private static final String POOL = "subsystem=datasources,xa-data-source=S";

  @Idempotent(consumer = "ledger", key = "property(id)")
  private static final class Bean implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  private final ModelFixture fixture = new ModelFixture();
  private final StartupChecks checks = new StartupChecks(fixture.model());

  @Test
  void serverThatBoots_isLookedAtLater_andOnce() throws Exception {
    fixture.with(ROOT, Map.of("serverState", "starting"));
    fixture.with("subsystem=transactions", Map.of("nodeIdentifier", "1"));
    checks.add(handle("java:/Store"));
    try (LogWarnings log = new LogWarnings()) {
      assertThat(checks.look()).isFalse();
      assertThat(log.lines()).isEmpty();
      fixture.with(ROOT, Map.of("serverState", "running"));
      assertThat(checks.look()).isTrue();
      assertThat(checks.look()).isTrue();
      assertThat(log.lines()).singleElement().asString().startsWith("XONCE00200: ");
    }
  }

  @Test
  void storeThatIsNotThereYet_isLookedAtLater() throws Exception {
    fixture.with(POOL, Map.of("jndiName", "java:/Store"));
    StoreHandle store = handle("java:/Store");
    this.store.execute("CREATE TABLE xonce_message (wrong INT)");
    checks.add(store);
    try (LogWarnings log = new LogWarnings()) {
      assertThat(checks.look()).isFalse();
      this.store.execute("DROP TABLE xonce_message");
      assertThat(checks.look()).isTrue();
      assertThat(log.lines()).singleElement().asString().startsWith("XONCE00202: ");
    }
  }

  @Test
  void consumersOfOneStore_areToldOnce() throws Exception {
    fixture.with(POOL, Map.of("jndiName", "java:/Store"));
    checks.add(handle("java:/Store"));
    checks.add(handle("java:/Store"));
    try (LogWarnings log = new LogWarnings()) {
      assertThat(checks.look()).isTrue();
      assertThat(log.lines()).hasSize(1);
    }
  }

  @Test
  void datasourceWithoutRecovery_isTold() throws Exception {
    assertThat(told(Map.of())).startsWith("XONCE00202: XA datasource java:/Store");
    assertThat(told(Map.of("recoveryUsername", "u", "noRecovery", true))).startsWith("XONCE00202");
    assertThat(told(Map.of("recoveryUsername", "u", "noRecovery", false))).isEmpty();
    assertThat(told(Map.of("securityDomain", "d"))).isEmpty();
    assertThat(told(Map.of("jndiName", "java:/Other"))).isEmpty();
  }

  /** A server that is reloaded shows nothing any more, in the middle of a look. */
  @Test
  void datasourceThatIsShownNoMore_isNotTold() throws Exception {
    StoreCheck check = check();
    try (LogWarnings log = new LogWarnings()) {
      check.look(POOL);
      assertThat(log.lines()).isEmpty();
      fixture.with(POOL, Map.of("jndiName", "java:/Store"));
      check.look(POOL);
      assertThat(log.lines()).hasSize(1);
    }
  }

  @Test
  void datasourceOfTheDriversOwnClass_isTold() throws Exception {
    String driverOwn = "org.postgresql.xa.PGXADataSource";
    assertThat(told(Map.of("userName", "u", "xaDatasourceClass", driverOwn)))
        .startsWith("XONCE00212: Datasource java:/Store is of the driver's own class " + driverOwn);
    assertThat(told(Map.of("userName", "u", "xaDatasourceClass", "io.xonce.xa.HonestXADataSource")))
        .isEmpty();
    fixture.with(
        "subsystem=datasources,jdbc-driver=maria",
        Map.of("driverXaDatasourceClassName", "org.mariadb.jdbc.MariaDbDataSource"));
    assertThat(told(Map.of("userName", "u", "driverName", "maria")))
        .startsWith("XONCE00212")
        .contains("io.xonce.xa.HonestMariaDbDataSource");
  }

  @Test
  void poolLargerThanTheDatabasePrepares_isTold() throws Exception {
    PreparedRoom room = new PreparedRoom(fixture.model());
    fixture.with(POOL, Map.of("jndiName", "java:/Store", "maxPoolSize", 40));
    try (LogWarnings log = new LogWarnings()) {
      room.look(POOL, 40);
      assertThat(log.lines()).isEmpty();
      room.look(POOL, 39);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith(
              "XONCE00203: The XA datasources of this server that lead to one database server"
                  + " (java:/Store: 40) may have 40 transactions at once")
          .contains("no more than 39");
    }
  }

  private String told(Map<String, ?> attributes) throws Exception {
    Map<String, Object> all = new HashMap<>(Map.of("jndiName", "java:/Store"));
    all.putAll(attributes);
    fixture.with(POOL, all);
    try (LogWarnings log = new LogWarnings()) {
      check().run();
      return String.join("\n", log.lines());
    }
  }

  private StoreCheck check() {
    return new StoreCheck(
        fixture.model(), handle("java:/Store"), new PreparedRoom(fixture.model()));
  }

  private StoreHandle handle(String name) {
    return new StoreHandle(
        SettingsReader.read(
            new BeanDeclaration(Bean.class, Bean.class.getAnnotation(Idempotent.class)),
            new TestConfiguration(
                Map.of("xonce.schema", "create", "xonce.ledger.store", name), Set.of())),
        application.transactions());
  }
}
