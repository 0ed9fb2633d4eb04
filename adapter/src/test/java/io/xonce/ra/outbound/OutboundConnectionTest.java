/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.internal.Proxies;
import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.broker.TestNaming;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.XAConnectionFactory;
import jakarta.jms.XAJMSContext;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pool hears of the loss of either of the two connections to the broker. */
class OutboundConnectionTest {

  private static final String FACTORY = "java:/Broker";

  private interface Factory extends ConnectionFactory, XAConnectionFactory {}

  private final List<ExceptionListener> listeners = new ArrayList<>();
  private final List<Integer> heard = new ArrayList<>();
  private int status = Status.STATUS_ACTIVE;

  @BeforeEach
  void bind() throws Exception {
    JMSContext context = context();
    TestNaming.bind(
        FACTORY,
        Proxies.of(
            Factory.class,
            (proxy, method, arguments) ->
                method.getName().equals("createXAContext") ? xaContext(context) : context));
  }

  @AfterEach
  void unbind() {
    TestNaming.unbind(FACTORY);
  }

  @Test
  void lossOfTheSessionForTransactions_isHeard() throws Exception {
    connection();
    assertThat(listeners).hasSize(1);
    listeners.get(0).onException(new JMSException("lost"));
    assertThat(heard).containsExactly(ConnectionEvent.CONNECTION_ERROR_OCCURRED);
  }

  @Test
  void lossOfTheSessionOutsideTransactions_isHeard() throws Exception {
    OutboundConnection connection = connection();
    status = Status.STATUS_NO_TRANSACTION;
    connection.getConnection(null, null);
    assertThat(listeners).hasSize(2);
    listeners.get(1).onException(new JMSException("lost"));
    assertThat(heard).containsExactly(ConnectionEvent.CONNECTION_ERROR_OCCURRED);
  }

  /** Nobody else could close it. */
  @Test
  void contextThatTakesNoListener_isClosed() throws Exception {
    List<String> calls = new ArrayList<>();
    TestNaming.unbind(FACTORY);
    TestNaming.bind(
        FACTORY,
        Proxies.of(
            Factory.class,
            (proxy, method, arguments) ->
                Proxies.of(
                    XAJMSContext.class,
                    (context, call, none) -> {
                      calls.add(call.getName());
                      if (call.getName().equals("getContext")) {
                        throw new JMSRuntimeException("no session any more");
                      }
                      return null;
                    })));
    assertThatThrownBy(this::connection).hasMessage("no session any more");
    assertThat(calls).containsExactly("getXAResource", "getContext", "close");
  }

  private OutboundConnection connection() {
    OutboundConnection connection =
        new OutboundConnection(
            new BrokerAddress(FACTORY, null, null),
            (TransactionSynchronizationRegistry)
                Proxies.of(
                    TransactionSynchronizationRegistry.class,
                    (proxy, method, arguments) -> status));
    connection.addConnectionEventListener(
        (ConnectionEventListener)
            Proxies.of(
                ConnectionEventListener.class,
                (proxy, method, arguments) -> heard.add(((ConnectionEvent) arguments[0]).getId())));
    return connection;
  }

  private JMSContext context() {
    return (JMSContext)
        Proxies.of(
            JMSContext.class,
            (proxy, method, arguments) ->
                method.getName().equals("setExceptionListener")
                    ? listeners.add((ExceptionListener) arguments[0])
                    : null);
  }

  private static XAJMSContext xaContext(JMSContext context) {
    return (XAJMSContext)
        Proxies.of(
            XAJMSContext.class,
            (proxy, method, arguments) ->
                method.getName().equals("getContext")
                    ? context
                    : Proxies.of(XAResource.class, (resource, call, none) -> null));
  }
}
