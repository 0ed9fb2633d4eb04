/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What needs neither a broker nor a database. */
class ProducerTest {

  private static final ConnectionFactory NO_BROKER =
      (ConnectionFactory)
          Proxy.newProxyInstance(
              ConnectionFactory.class.getClassLoader(),
              new Class<?>[] {ConnectionFactory.class},
              (self, method, arguments) -> {
                throw new AssertionError(method + " must not be called");
              });

  private static final Ledger NO_DATABASE =
      new Ledger(
          () -> {
            throw new SQLException("nobody should ask");
          });

  @ParameterizedTest
  @EnumSource(names = "KILLED", mode = EnumSource.Mode.EXCLUDE)
  void waitForNothing_isTold(Disturbance disturbance) {
    TestedQueue queue = new TestedQueue(NO_BROKER, "in");
    Producer producer = new Producer(disturbance, queue, NO_DATABASE, new Random(0), null);
    assertThatThrownBy(producer::awaitProcessed)
        .isInstanceOf(AssertionError.class)
        .hasMessage("Nothing was sent, which proves nothing: call send first");
  }
}
