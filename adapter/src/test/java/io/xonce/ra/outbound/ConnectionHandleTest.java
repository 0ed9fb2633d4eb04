/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.internal.Proxies;
import io.xonce.ra.broker.SessionResource;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application can do with a connection whose session belongs to somebody else. */
class ConnectionHandleTest {

  private final List<String> calls = new ArrayList<>();
  private final List<ConnectionHandle> closed = new ArrayList<>();
  private final SessionResource branch = new SessionResource(fake(XAResource.class, "branch"));
  private int status = Status.STATUS_ACTIVE;
  private final ConnectionHandle handle = handle(branch);

  ConnectionHandleTest() throws Exception {
    branch.start(fake(Xid.class, "xid"), XAResource.TMNOFLAGS);
    calls.clear();
  }

  /** Jakarta Messaging 3.1, 12.3, and what belongs to the one who owns the session. */
  private static final Set<String> REFUSED =
      Set.of(
          "commit",
          "createConnectionConsumer",
          "createDurableConnectionConsumer",
          "createSharedConnectionConsumer",
          "createSharedDurableConnectionConsumer",
          "getExceptionListener",
          "getMessageListener",
          "recover",
          "rollback",
          "run",
          "send",
          "setClientID",
          "setExceptionListener",
          "setMessageListener",
          "stop");

  static Stream<Method> classicMethods() {
    return Stream.of(Connection.class, Session.class, MessageProducer.class, MessageConsumer.class)
        .flatMap(type -> Stream.of(type.getMethods()));
  }

  @ParameterizedTest
  @MethodSource("classicMethods")
  void classicMethod_isDoneBySimplifiedOneOrRefused(Method method) throws Throwable {
    Object target = classic(method.getDeclaringClass());
    calls.clear();
    try {
      Object result = Proxies.call(target, method, arguments(method));
      assertThat(result)
          .satisfiesAnyOf(
              value -> assertThat(value).isNull(),
              value -> assertThat(method.getReturnType().isPrimitive()).isTrue(),
              value -> assertThat(value).isInstanceOf(method.getReturnType()));
    } catch (JMSException | JMSRuntimeException e) {
      assertThat(e).hasMessageStartingWith("XONCE06030: " + method.getName());
      assertThat(REFUSED).contains(method.getName());
      assertThat(calls).isEmpty();
    }
  }

  @Test
  void sending_goesToTheSessionInItsBranch() throws Exception {
    Queue queue = fake(Queue.class, "queue");
    Message message = fake(Message.class, "message");
    MessageProducer producer = handle.connection().createSession().createProducer(queue);
    producer.setTimeToLive(5);
    producer.send(message);
    producer.send(message, 1, 2, 3);
    assertThat(calls)
        .containsExactly(
            "context.createProducer",
            "producer.setTimeToLive",
            "producer.send",
            "producer.getDeliveryMode",
            "producer.getPriority",
            "producer.getTimeToLive",
            "producer.setDeliveryMode",
            "producer.setPriority",
            "producer.setTimeToLive",
            "producer.send",
            "producer.setDeliveryMode",
            "producer.setPriority",
            "producer.setTimeToLive");
    assertThatThrownBy(() -> producer.send(message, fake(CompletionListener.class, "listener")))
        .hasMessageStartingWith("XONCE06030: ");
  }

  @Test
  void listenerOfACompletion_isRefusedInTheSimplifiedApiToo() {
    JMSProducer producer = handle.context().createProducer();
    calls.clear();
    assertThatThrownBy(() -> producer.setAsync(fake(CompletionListener.class, "listener")))
        .hasMessageStartingWith("XONCE06030: setAsync");
    assertThat(calls).isEmpty();
  }

  @Test
  void afterTheEndOfTheBranch_nothingIsSent() throws Exception {
    JMSProducer producer = handle.context().createProducer();
    branch.end(fake(Xid.class, "xid"), XAResource.TMFAIL);
    calls.clear();
    assertThatThrownBy(() -> producer.send(fake(Queue.class, "queue"), "text"))
        .hasMessageStartingWith("XONCE06024: ");
    assertThat(calls).isEmpty();
  }

  @Test
  void handleFromOutsideATransaction_isOfNoUseInOne() {
    ConnectionHandle plain = handle(null);
    JMSContext context = plain.context();
    assertThatThrownBy(context::createProducer).hasMessageStartingWith("XONCE06033: ");
    status = Status.STATUS_NO_TRANSACTION;
    context.createProducer();
    assertThat(calls).containsExactly("context.createProducer");
  }

  @Test
  void closing_closesConsumersAndNotTheSession() {
    JMSContext context = handle.context();
    context.createConsumer(fake(Queue.class, "queue"));
    calls.clear();
    context.close();
    context.close();
    assertThat(calls).containsExactly("consumer.close");
    assertThat(closed).containsExactly(handle);
    assertThatThrownBy(context::createProducer).hasMessageStartingWith("XONCE06031: ");
  }

  /** A handle may live as long as the application. */
  @Test
  void consumerThatWasClosed_isForgotten() {
    JMSContext context = handle.context();
    context.createConsumer(fake(Queue.class, "queue")).close();
    calls.clear();
    context.close();
    assertThat(calls).isEmpty();
  }

  @Test
  void closingASession_closesItsConsumers() throws Exception {
    Session session = handle.connection().createSession();
    session.createConsumer(fake(Queue.class, "queue"));
    calls.clear();
    session.close();
    assertThat(calls).containsExactly("consumer.close");
    handle.close();
    assertThat(calls).hasSize(1);
  }

  @Test
  void connection_hasOneSessionAtATime() throws Exception {
    Connection connection = handle.connection();
    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
    assertThatThrownBy(connection::createSession)
        .isInstanceOf(JMSException.class)
        .hasMessageStartingWith("XONCE06032: ");
    session.close();
    assertThat(connection.createSession()).isNotNull();
    assertThatThrownBy(session::createTextMessage).hasMessageStartingWith("XONCE06031: ");
  }

  private Object classic(Class<?> type) throws JMSException {
    Connection connection = handle.connection();
    if (type == Connection.class) {
      return connection;
    }
    Session session = connection.createSession();
    if (type == Session.class) {
      return session;
    }
    Queue queue = fake(Queue.class, "queue");
    return type == MessageProducer.class
        ? session.createProducer(queue)
        : session.createConsumer(queue);
  }

  private ConnectionHandle handle(@Nullable SessionResource resource) {
    TransactionSynchronizationRegistry transactions =
        (TransactionSynchronizationRegistry)
            Proxies.of(
                TransactionSynchronizationRegistry.class, (proxy, method, arguments) -> status);
    return new ConnectionHandle(
        new BoundSession(fake(JMSContext.class, "context"), resource, transactions), closed::add);
  }

  /** Remembers what is called, and answers with more of its kind, or with zero. */
  private <T> T fake(Class<T> type, String name) {
    return type.cast(
        Proxies.of(
            type,
            (proxy, method, arguments) -> {
              calls.add(name + "." + method.getName());
              Class<?> result = method.getReturnType();
              if (result == JMSProducer.class) {
                return type == JMSProducer.class ? proxy : fake(JMSProducer.class, "producer");
              }
              return result == JMSConsumer.class
                  ? fake(JMSConsumer.class, "consumer")
                  : zero(result);
            }));
  }

  private Object[] arguments(Method method) {
    return Stream.of(method.getParameterTypes())
        .map(type -> type.isInterface() ? fake(type, "argument") : zero(type))
        .toArray();
  }

  private static @Nullable Object zero(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == long.class) {
      return 0L;
    }
    return type == int.class ? 0 : null;
  }
}
