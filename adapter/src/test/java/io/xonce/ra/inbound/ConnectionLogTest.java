/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.internal.LogLines;
import io.xonce.internal.Proxies;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One line for all sessions of a bean, whatever their number. */
class ConnectionLogTest {

  private static final String GONE = "java.lang.IllegalStateException: gone";

  /** Null for none. */
  private final List<@Nullable String> obstacles = new ArrayList<>();

  private final ConnectionLog connections =
      new ConnectionLog("a bean", ActivationSettingsTest.settings(2, 2), obstacles::add);
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

  @Test
  void closedConsumers_areToldOnceWithWhatToDo() {
    connections.connected(first);
    connections.connected(second);
    try (LogLines log = new LogLines("io.xonce.ra.inbound")) {
      connections.consumerClosed(first);
      connections.consumerClosed(second);
      connections.consumerClosed(first);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith(
              "XONCE06015: The consumer of a bean at java:/ConnectionFactory, q, was closed");
      connections.connected(first);
      connections.connected(second);
      assertThat(log.lines()).hasSize(2).last().asString().startsWith("XONCE06010: ");
    }
  }

  @Test
  void obstacle_lastsFromTheFirstLossToTheLastReturn() {
    connections.failed(first, new IllegalStateException("gone"));
    connections.consumerClosed(second);
    String closed = "Its consumer was closed from outside.";
    assertThat(obstacles).containsExactly(GONE, closed);
    connections.connected(first);
    assertThat(obstacles).hasSize(2);
    connections.ended(second);
    assertThat(obstacles).containsExactly(GONE, closed, null);
    connections.connected(first);
    assertThat(obstacles).hasSize(3);
  }

  @Test
  void obstacle_thatBecomesAnother_isToldOnce() {
    connections.failed(first, new IllegalStateException("gone"));
    connections.failed(second, new IllegalStateException("gone"));
    connections.paused(second, "Paused by an operator");
    connections.paused(first, "Paused by an operator");
    connections.paused(second, "Paused by an operator");
    assertThat(obstacles).containsExactly(GONE, "Paused by an operator");
  }

  @Test
  void obstacle_ofWhatStillFails_isToldWhenTheOtherIsOver() {
    connections.failed(first, new IllegalStateException("gone"));
    connections.paused(second, "Paused by an operator");
    connections.goesOn(second);
    assertThat(obstacles).containsExactly(GONE, "Paused by an operator", GONE);
  }

  private static PooledSession session() {
    return (PooledSession) Proxies.of(PooledSession.class, (proxy, method, arguments) -> null);
  }
}
