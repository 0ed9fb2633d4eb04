/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.internal.LogLines;
import io.xonce.internal.Proxies;
import org.junit.jupiter.api.Test;

/** One line for all sessions of a bean, whatever their number. */
class ConnectionLogTest {

  private final ConnectionLog connections =
      new ConnectionLog("a bean", ActivationSettingsTest.settings(2, 2));
  private final PooledSession first = session();
  private final PooledSession second = session();

  @Test
  void connecting_isToldOnce() {
    try (LogLines log = new LogLines("io.xonce.ra.inbound")) {
      connections.connected(first);
      connections.connected(second);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("XONCE06010: a bean receives from q at java:/ConnectionFactory: 2 sessions");
    }
  }

  @Test
  void loss_isToldForTheFirstAndTheReturnForTheLast() {
    connections.connected(first);
    connections.connected(second);
    try (LogLines log = new LogLines("io.xonce.ra.inbound")) {
      connections.failed(first, new IllegalStateException("gone"));
      connections.failed(second, new IllegalStateException("gone"));
      connections.failed(first, new IllegalStateException("gone"));
      assertThat(log.lines()).singleElement().asString().startsWith("XONCE06011: a bean does not");
      connections.connected(first);
      assertThat(log.lines()).hasSize(1);
      connections.connected(second);
      assertThat(log.lines()).hasSize(2).last().asString().startsWith("XONCE06010: ");
    }
  }

  @Test
  void sessionThatHasEnded_isNotWaitedFor() {
    connections.connected(first);
    connections.failed(first, new IllegalStateException("gone"));
    connections.failed(second, new IllegalStateException("gone"));
    try (LogLines log = new LogLines("io.xonce.ra.inbound")) {
      connections.ended(second);
      connections.connected(first);
      assertThat(log.lines()).singleElement().asString().startsWith("XONCE06010: ");
    }
  }

  private static PooledSession session() {
    return (PooledSession) Proxies.of(PooledSession.class, (proxy, method, arguments) -> null);
  }
}
