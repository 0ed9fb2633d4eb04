/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.Idempotent;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.fixture.InMemoryMessage;
import io.xonce.interceptor.fixture.LogLines;
import io.xonce.interceptor.fixture.TestDataSource;
import io.xonce.interceptor.fixture.TestDataSource.Enlisting;
import io.xonce.interceptor.fixture.TestServer;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** A server with an XA store, an application with one bean, and the state that the bean writes. */
public abstract class LedgerScenario {

  /** Its settings are given by configuration. */
  @Idempotent(consumer = "ledger", key = "property(id)", store = "java:/Store")
  private static final class Ledger implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  @AutoClose protected final TestServer server = new TestServer();
  @AutoClose protected final TestApplication application = new TestApplication(server);
  @AutoClose protected final LogLines log = new LogLines();
  protected final TestDataSource store = server.dataSource("java:/Store", Enlisting.XA);

  @BeforeEach
  final void makeState() throws SQLException {
    store.execute("CREATE TABLE effect (id varchar)");
  }

  /** The consumer, with settings by name and value in turn. */
  protected final Consumer ledger(String... settings) {
    return application.bean(Ledger.class, settings);
  }

  /** Delivers a message to a bean that writes to its state. */
  protected final void deliver(Consumer consumer, Message message) throws Exception {
    application.deliver(consumer, message, () -> effect("1"));
  }

  /** Writes to the state. */
  protected final @Nullable Object effect(String id) throws SQLException {
    store.execute("INSERT INTO effect VALUES ('" + id + "')");
    return null;
  }

  protected final long effects() throws SQLException {
    return store.count("effect");
  }

  protected final long records() throws SQLException {
    return store.count("xonce_message");
  }

  /** A message with its key, and a message id of its own for each key. */
  protected static Message message(String key, String body) throws JMSException {
    Message message = InMemoryMessage.text("ID:" + key, body);
    message.setStringProperty("id", key);
    return message;
  }

  /** As the broker gives it once more. */
  protected static Message redelivered(String key, String body) throws JMSException {
    Message message = message(key, body);
    message.setIntProperty("JMSXDeliveryCount", 2);
    return message;
  }
}
