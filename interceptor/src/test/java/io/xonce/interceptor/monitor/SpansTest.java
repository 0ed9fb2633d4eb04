/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.interceptor.TestApplication;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.fixture.InMemoryMessage;
import io.xonce.interceptor.fixture.LogLines;
import io.xonce.interceptor.fixture.TestBroker;
import io.xonce.interceptor.fixture.TestDataSource;
import io.xonce.interceptor.fixture.TestDataSource.Enlisting;
import io.xonce.interceptor.fixture.TestServer;
import io.xonce.interceptor.invocation.BeanCall;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an attempt leaves in OpenTelemetry's own SDK. */
class SpansTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SENDER = "00f067aa0ba902b7";

  @Idempotent(consumer = "ledger", key = "property(id)", store = "java:/Store")
  private static final class Ledger implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  static class Transfer {
    @Idempotent(consumer = "transfer", store = "java:/Store")
    void pay(@IdempotencyKey String id) {}
  }

  /** As one of an application or a vendor may be. */
  private record Broken(boolean atItsStart) implements SpanProcessor {

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
      if (atItsStart) {
        throw new IllegalStateException("broken at the start");
      }
    }

    @Override
    public boolean isStartRequired() {
      return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      throw new IllegalStateException("broken at the end");
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  @AutoClose private final TestServer server = new TestServer();
  @AutoClose private final LogLines log = new LogLines();
  private final TestDataSource store = server.dataSource("java:/Store", Enlisting.XA);

  private static OpenTelemetry openTelemetry(SpanProcessor processor) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(SdkTracerProvider.builder().addSpanProcessor(processor).build())
        .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
        .build();
  }

  private TestApplication traced() {
    return traced(SimpleSpanProcessor.create(exporter));
  }

  private TestApplication traced(SpanProcessor processor) {
    return new TestApplication(server, Map.of(OpenTelemetry.class, openTelemetry(processor)));
  }

  private static Message message(String key) throws JMSException {
    Message message = InMemoryMessage.text("ID:" + key, "1");
    message.setStringProperty("id", key);
    return message;
  }

  private static Message sentInATrace(String key) throws JMSException {
    Message message = message(key);
    message.setStringProperty("traceparent", "00-" + TRACE + "-" + SENDER + "-01");
    return message;
  }

  private SpanData only() {
    assertThat(exporter.getFinishedSpanItems()).hasSize(1);
    return exporter.getFinishedSpanItems().get(0);
  }

  private static @Nullable Object of(SpanData span, String attribute) {
    return span.getAttributes().asMap().entrySet().stream()
        .filter(entry -> entry.getKey().getKey().equals(attribute))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(null);
  }

  /** Reads the span that is current where the bean runs, and that nothing of it is exported yet. */
  private final class Looking implements BeanCall {

    private final List<String> seen = new ArrayList<>();

    @Override
    public @Nullable Object call() {
      seen.add(Span.current().getSpanContext().getSpanId());
      assertThat(exporter.getFinishedSpanItems()).as("of those that have not ended").isEmpty();
      return null;
    }
  }

  @Test
  void firstDelivery_isASpanOfItsSendersTrace() throws Exception {
    Looking bean = new Looking();
    try (TestApplication application = traced()) {
      Message message = sentInATrace("a");
      message.setJMSDestination(TestBroker.queue("java:/payments"));
      application.deliver(application.bean(Ledger.class), message, bean);
    }
    SpanData span = only();
    assertThat(bean.seen).containsExactly(span.getSpanId());
    assertThat(Span.current().getSpanContext().isValid()).as("left on the thread").isFalse();
    assertThat(span.getName()).isEqualTo("process java:/payments");
    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(SENDER);
    assertThat(span.getLinks())
        .extracting(LinkData::getSpanContext)
        .extracting(sender -> sender.getTraceId() + sender.getSpanId())
        .containsExactly(TRACE + SENDER);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.getAttributes().asMap().entrySet())
        .extracting(attribute -> attribute.getKey().getKey() + "=" + attribute.getValue())
        .containsExactlyInAnyOrder(
            "messaging.system=jms",
            "messaging.operation.name=process",
            "messaging.operation.type=process",
            "messaging.destination.name=java:/payments",
            "messaging.message.id=ID:a",
            "xonce.consumer=ledger",
            "xonce.key=a",
            "xonce.attempt=1",
            "xonce.verdict=FIRST",
            "xonce.outcome=COMMITTED");
  }

  @Test
  void messageOutsideOfATrace_beginsOne() throws Exception {
    try (TestApplication application = traced()) {
      application.deliver(application.bean(Ledger.class), message("a"), () -> null);
    }
    assertThat(only().getName()).isEqualTo("process");
    assertThat(only().getParentSpanContext().isValid()).isFalse();
    assertThat(only().getLinks()).isEmpty();
    assertThat(of(only(), "messaging.destination.name")).isNull();
  }

  @Test
  @SuppressWarnings("try") // A scope is held, not used.
  void spanThatIsThere_staysTheParent() throws Exception {
    OpenTelemetry server = openTelemetry(SimpleSpanProcessor.create(exporter));
    Span ambient = server.getTracer("agent").spanBuilder("of an agent").startSpan();
    try (TestApplication application = traced();
        Scope scope = ambient.makeCurrent()) {
      application.deliver(application.bean(Ledger.class), sentInATrace("a"), () -> null);
    }
    assertThat(only().getParentSpanId()).isEqualTo(ambient.getSpanContext().getSpanId());
    assertThat(only().getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactly(SENDER);
  }

  @Test
  void duplicate_carriesItsCause() throws Exception {
    try (TestApplication application = traced()) {
      Consumer ledger = application.bean(Ledger.class);
      application.deliver(ledger, message("a"), () -> null);
      exporter.reset();
      Message redelivered = message("a");
      redelivered.setIntProperty("JMSXDeliveryCount", 2);
      application.deliver(ledger, redelivered, () -> null);
    }
    assertThat(of(only(), "xonce.verdict")).isEqualTo("DUPLICATE");
    assertThat(of(only(), "xonce.cause")).isEqualTo("REDELIVERED");
    assertThat(of(only(), "xonce.attempt")).isEqualTo(2L);
    assertThat(of(only(), "xonce.outcome")).isEqualTo("COMMITTED");
    assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void failure_isRecorded() throws Exception {
    try (TestApplication application = traced()) {
      Consumer ledger = application.bean(Ledger.class);
      assertThatThrownBy(() -> application.deliver(ledger, message("a"), SpansTest::fail))
          .isInstanceOf(SQLException.class);
    }
    SpanData span = only();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getStatus().getDescription()).isEqualTo("java.sql.SQLException: told to fail");
    assertThat(of(span, "error.type")).isEqualTo("java.sql.SQLException");
    assertThat(of(span, "xonce.outcome")).isEqualTo("ROLLED_BACK");
    assertThat(span.getEvents())
        .extracting(event -> event.getAttributes().get(AttributeKey.stringKey("exception.message")))
        .containsExactly("told to fail");
  }

  private static @Nullable Object fail() throws SQLException {
    throw new SQLException("told to fail");
  }

  @Test
  void rollbackWithoutAnException_isAnError() throws Exception {
    try (TestApplication application = traced()) {
      Consumer ledger = application.bean(Ledger.class);
      BeanCall marking =
          () -> {
            server.manager().setRollbackOnly();
            return null;
          };
      assertThatThrownBy(() -> application.deliver(ledger, message("a"), marking))
          .isInstanceOf(RollbackException.class);
    }
    assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(of(only(), "error.type")).isEqualTo("ROLLED_BACK");
    assertThat(only().getEvents()).isEmpty();
  }

  @Test
  void messageWithoutKey_hasNoVerdictWhenItIsRefused() throws Exception {
    try (TestApplication application = traced()) {
      Consumer ledger = application.bean(Ledger.class);
      Message keyless = InMemoryMessage.text("ID:a", "1");
      assertThatThrownBy(() -> application.deliver(ledger, keyless, () -> null))
          .hasMessageStartingWith("XONCE");
    }
    assertThat(of(only(), "xonce.verdict")).isEqualTo("UNREADABLE");
    assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
  }

  @Test
  void batch_isASpanForEachMessage() throws Exception {
    Looking bean = new Looking();
    try (TestApplication application = traced()) {
      application.deliverBatch(
          application.bean(Ledger.class),
          List.of(message("a"), sentInATrace("b"), message("a")),
          bean);
    }
    List<SpanData> spans = exporter.getFinishedSpanItems();
    assertThat(spans)
        .extracting(span -> of(span, "xonce.key") + " " + of(span, "xonce.verdict"))
        .containsExactly("a FIRST", "b FIRST", "a DUPLICATE");
    assertThat(spans.subList(0, 2)).extracting(SpanData::getSpanId).isEqualTo(bean.seen);
    assertThat(spans.get(1).getTraceId()).isEqualTo(TRACE);
  }

  @Test
  void neighbourOfAFailure_saysWhyAndRecordsNothing() throws Exception {
    try (TestApplication application = traced()) {
      Consumer ledger = application.bean(Ledger.class);
      List<BeanCall> calls = new ArrayList<>(List.of(() -> null, SpansTest::fail));
      assertThatThrownBy(
              () ->
                  application.deliverBatch(
                      ledger, List.of(message("a"), message("b")), () -> calls.remove(0).call()))
          .isInstanceOf(SQLException.class);
    }
    assertThat(exporter.getFinishedSpanItems())
        .extracting(span -> span.getStatus().getDescription() + " " + span.getEvents().size())
        .containsExactly(
            "java.sql.SQLException: told to fail 0", "java.sql.SQLException: told to fail 1");
  }

  @Test
  void effectAfterTheCommit_isPartOfTheTrace() throws Exception {
    Looking bean = new Looking();
    List<String> after = new ArrayList<>();
    try (TestApplication application = traced()) {
      application.deliver(
          application.bean(Ledger.class),
          message("a"),
          () -> {
            application
                .delivery()
                .afterCommit(() -> after.add(Span.current().getSpanContext().getSpanId()));
            return bean.call();
          });
    }
    assertThat(after).isEqualTo(bean.seen).containsExactly(only().getSpanId());
  }

  @Test
  void callOfAMethodAndRehearsal_areNone() throws Exception {
    try (TestApplication application = traced()) {
      Consumer transfer = application.method(Transfer.class, "pay");
      application.call(transfer, Transfer.class, "pay", () -> null, "a");
      Consumer rehearsing = application.bean(Ledger.class).inRehearsal();
      application.deliver(rehearsing, message("b"), () -> null);
    }
    assertThat(store.count("xonce_message")).isEqualTo(2);
    assertThat(exporter.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void tracerThatFails_harmsNoDelivery() throws Exception {
    for (boolean atItsStart : new boolean[] {true, false}) {
      try (TestApplication application = traced(new Broken(atItsStart))) {
        Consumer ledger = application.bean(Ledger.class);
        application.deliver(ledger, message("a" + atItsStart), () -> null);
        application.deliver(ledger, message("b" + atItsStart), () -> null);
        assertThat(application.count("ledger", "Deliveries", "COMMITTED")).isEqualTo(2);
      }
    }
    assertThat(log.of("XONCE00142"))
        .as("once for each application")
        .hasSize(2)
        .first()
        .asString()
        .contains("broken at the start");
    assertThat(store.count("xonce_message")).isEqualTo(4);
  }
}
