/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.Idempotent;
import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.settings.BeanDeclaration;
import io.xonce.interceptor.settings.SettingsReader;
import io.xonce.interceptor.settings.TestConfiguration;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreHandleTest extends LedgerScenario {

  @Idempotent(consumer = "ledger", key = "property(id)")
  private static final class Unnamed implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  @Test
  void openedWithinATransaction_isNoPartOfIt() throws Exception {
    StoreHandle handle = handle("java:/Store");
    int before = store.transactions();
    server.transact(
        () -> {
          handle.open();
          return handle;
        });
    assertThat(store.transactions()).isEqualTo(before);
    assertThat(records()).as("the schema is there").isZero();
  }

  @Test
  void store_isOpenedOnce() {
    StoreHandle handle = handle("java:/Store");
    assertThat(handle.open()).isSameAs(handle.open());
  }

  @Test
  void storeThatWorks_hasNoProblem() {
    StoreHandle handle = handle("java:/Store");
    assertThat(handle.problem()).isNull();
    assertThat(handle.label()).isEqualTo("java:/Store");
  }

  @Test
  void storeThatFails_saysWhy() throws Exception {
    StoreHandle handle = handle("java:/Store");
    handle.open();
    store.execute("DROP TABLE xonce_reply");
    store.execute("DROP TABLE xonce_message");
    assertThat(handle.problem()).contains("XONCE");
  }

  @Test
  void storeThatIsNotThere_isRefusedByItsName() {
    StoreHandle handle = handle("java:/Nowhere");
    assertThatThrownBy(handle::open)
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith("XONCE00024: The store 'java:/Nowhere' of consumer 'ledger'");
    assertThat(handle.problem()).startsWith("XONCE00024: ");
  }

  @ParameterizedTest
  @CsvSource({
    "java:/jboss/datasources/A, java:jboss/datasources/A",
    "java:jboss/datasources/A, java:jboss/datasources/A",
    "java:/A, java:/A"
  })
  void name_isSpelledAsTheServerDoes(String given, String name) {
    assertThat(handle(given).name()).isEqualTo(name);
  }

  /** Without the server's management model its datasources cannot be listed. */
  @Test
  void storeWithoutAName_isNotKnownWhileTheServerBoots() {
    StoreHandle handle = handle("");
    assertThat(handle.isNamed()).isFalse();
    assertThat(handle.label()).isEmpty();
    assertThatThrownBy(handle::name).hasMessageStartingWith("XONCE00104: Consumer 'ledger'");
  }

  private StoreHandle handle(String name) {
    Map<String, String> values =
        name.isEmpty()
            ? Map.of("xonce.schema", "create")
            : Map.of("xonce.schema", "create", "xonce.ledger.store", name);
    return new StoreHandle(
        SettingsReader.read(
            new BeanDeclaration(Unnamed.class, Unnamed.class.getAnnotation(Idempotent.class)),
            new TestConfiguration(values, Set.of())),
        application.transactions());
  }
}
