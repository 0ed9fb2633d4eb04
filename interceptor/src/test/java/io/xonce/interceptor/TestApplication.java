/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.Delivery;
import io.xonce.Idempotent;
import io.xonce.interceptor.attempt.AttemptLedgers;
import io.xonce.interceptor.check.QueueWatch;
import io.xonce.interceptor.check.StartupChecks;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.consumer.RecordPurger;
import io.xonce.interceptor.fixture.TestServer;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.invocation.MethodCall;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.monitor.Monitoring;
import io.xonce.interceptor.operation.Operations;
import io.xonce.interceptor.server.Transactions;
import io.xonce.interceptor.settings.BeanDeclaration;
import io.xonce.interceptor.settings.MethodDeclaration;
import io.xonce.interceptor.settings.TestConfiguration;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.jms.Message;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.jspecify.annotations.Nullable;

/** An application on a {@link TestServer}, with consumers made of annotated beans. */
public final class TestApplication implements AutoCloseable {

  private static final String NAME = "test.ear";

  private final TestServer server;
  private final Transactions transactions = new Transactions();
  private final AttemptLedgers ledgers = new AttemptLedgers();
  private final Monitoring monitoring = new Monitoring();
  private final Operations operations = new Operations(transactions);
  private final ConsumerFactory factory =
      new ConsumerFactory(
          transactions,
          ledgers,
          new RecordPurger(),
          monitoring,
          new StartupChecks(),
          new QueueWatch(),
          operations);

  public TestApplication(TestServer server) {
    this(server, Map.of());
  }

  /** On a server that has some beans for all applications, by their types. */
  public TestApplication(TestServer server, Map<Class<?>, Object> beans) {
    this.server = server;
    ledgers.start(NAME);
    monitoring.start(NAME, beanManager(beans), ledgers);
    operations.start(NAME);
  }

  public Transactions transactions() {
    return transactions;
  }

  ConsumerFactory factory() {
    return factory;
  }

  /** What a bean has injected. */
  public Delivery delivery() {
    return new CurrentDelivery(new IdempotentExtension());
  }

  /**
   * The consumer of an annotated bean.
   *
   * @param settings names, without {@code xonce.}, and values in turn
   */
  public Consumer bean(Class<?> bean, String... settings) {
    Idempotent annotation = bean.getAnnotation(Idempotent.class);
    return factory.create(new BeanDeclaration(bean, annotation), configuration(settings), null);
  }

  /** The consumer of an annotated method, of which the bean has only one of that name. */
  public Consumer method(Class<?> bean, String name, String... settings) {
    Method method = methodOf(bean, name);
    Idempotent annotation = method.getAnnotation(Idempotent.class);
    return factory.create(
        new MethodDeclaration(bean, method, annotation), configuration(settings), null);
  }

  /** Delivers a message in a transaction of its own. */
  public void deliver(Consumer consumer, Message message, BeanCall bean) throws Exception {
    server.deliver(() -> process(consumer, message, bean));
  }

  /** Processes a message in the running transaction. */
  public @Nullable Object process(Consumer consumer, Message message, BeanCall bean)
      throws Exception {
    return consumer.process(ReceivedMessage.of(consumer.name(), message), bean);
  }

  /** Delivers messages in one transaction, as the resource adapter does. */
  public void deliverBatch(Consumer consumer, List<? extends Message> batch, BeanCall bean)
      throws Exception {
    server.deliver(
        () -> {
          List<ReceivedMessage> received =
              batch.stream().map(each -> ReceivedMessage.of(consumer.name(), each)).toList();
          for (var claimed : consumer.claim(received)) {
            claimed.process(bean::call);
          }
          return consumer;
        });
  }

  /** Delivers messages in one transaction, of which they are no branch. */
  public void deliverAndAcknowledgeLater(
      Consumer consumer, List<? extends Message> batch, BeanCall bean) throws Exception {
    server.transact(
        () -> {
          processLater(consumer, batch, bean);
          return consumer;
        });
  }

  /** Processes messages in the running transaction, of which they are no branch. */
  public void processLater(Consumer consumer, List<? extends Message> batch, BeanCall bean)
      throws Exception {
    List<ReceivedMessage> received =
        batch.stream()
            .map(each -> ReceivedMessage.acknowledgedLater(consumer.name(), each))
            .toList();
    for (var claimed : consumer.claim(received)) {
      claimed.process(bean::call);
    }
  }

  /** Calls an idempotent method in a transaction of its own. */
  public @Nullable Object call(
      Consumer consumer, Class<?> bean, String method, BeanCall body, @Nullable Object... arguments)
      throws Exception {
    MethodCall call =
        new MethodCall(consumer.name(), methodOf(bean, method), Arrays.asList(arguments));
    return server.transact(() -> consumer.process(call, body));
  }

  /** Calls an idempotent method in no transaction. */
  public @Nullable Object callWithoutTransaction(
      Consumer consumer, Class<?> bean, String method, @Nullable Object... arguments)
      throws Exception {
    return consumer.process(
        new MethodCall(consumer.name(), methodOf(bean, method), Arrays.asList(arguments)),
        () -> null);
  }

  /** An attribute of a consumer, as an operator reads it. */
  public Object attribute(String consumer, String name) throws JMException {
    return ManagementFactory.getPlatformMBeanServer().getAttribute(objectName(consumer), name);
  }

  /** One of several counts of a consumer, as an operator reads them. */
  public long count(String consumer, String name, String of) throws JMException {
    Object[] key = {of};
    CompositeData row = ((TabularData) attribute(consumer, name)).get(key);
    return row == null ? 0 : (Long) row.get("value");
  }

  /** Has what waits in the attempt ledgers written; they take no more. */
  public void endLedgers() {
    ledgers.stop();
  }

  /** The story of a key, as an operator reads it. */
  public String explain(String consumer, String key) throws JMException {
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                objectName(consumer),
                "explain",
                new Object[] {key},
                new String[] {String.class.getName()});
  }

  /** What an operator has done, in JSON. */
  public JsonObject operate(String consumer, String operation, Object... arguments)
      throws JMException {
    String[] types = new String[arguments.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = arguments[i].getClass().getName();
    }
    return json(
        ManagementFactory.getPlatformMBeanServer()
            .invoke(operations(consumer), operation, arguments, types));
  }

  /** What an operator asks of a consumer as a whole, in JSON. */
  public JsonObject asked(String consumer, String attribute) throws JMException {
    return json(
        ManagementFactory.getPlatformMBeanServer().getAttribute(operations(consumer), attribute));
  }

  private static ObjectName operations(String consumer) throws JMException {
    return new ObjectName(
        objectName(consumer).toString().replace("type=Consumer", "type=Operations"));
  }

  private static JsonObject json(Object text) {
    try (JsonReader reader = Json.createReader(new StringReader((String) text))) {
      return reader.readObject();
    }
  }

  /** As its undeployment does. */
  public void stopHolding() {
    factory.stop();
  }

  @Override
  public void close() {
    factory.stop();
    operations.stop();
    monitoring.stop();
    ledgers.stop();
  }

  private static ObjectName objectName(String consumer) throws JMException {
    return new ObjectName(
        "io.xonce:type=Consumer,application=\"" + NAME + "\",name=\"" + consumer + "\"");
  }

  private static Method methodOf(Class<?> bean, String name) {
    return Arrays.stream(bean.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static TestConfiguration configuration(String... settings) {
    Map<String, String> values = new HashMap<>(Map.of("xonce.schema", "create"));
    for (int i = 0; i < settings.length; i += 2) {
      values.put("xonce." + settings[i], settings[i + 1]);
    }
    return new TestConfiguration(values, Set.of());
  }

  /** Of an application that finds these beans of the server, by their types. */
  static BeanManager beanManager(Map<Class<?>, Object> beans) {
    Object all =
        proxy(
            Instance.class,
            (self, method, arguments) -> instance(beans.get((Class<?>) arguments[0])));
    return (BeanManager) proxy(BeanManager.class, (self, method, arguments) -> all);
  }

  private static Object instance(@Nullable Object bean) {
    return proxy(
        Instance.class,
        (self, method, arguments) -> method.getName().equals("get") ? bean : bean != null);
  }

  private static Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(
        TestApplication.class.getClassLoader(), new Class<?>[] {type}, handler);
  }
}
