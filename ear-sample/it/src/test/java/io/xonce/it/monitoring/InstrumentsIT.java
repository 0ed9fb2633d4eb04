/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.batch.BatchOneBean;
import io.xonce.it.batch.Batches;
import io.xonce.it.bean.BookingBean;
import io.xonce.it.bean.ConflictBean;
import io.xonce.it.bean.NoPrepareBean;
import io.xonce.it.bean.NoRecoveryBean;
import io.xonce.it.bean.Tiered;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Broker.Filling;
import io.xonce.it.lab.Jmx;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Tool;
import io.xonce.it.outage.ReadOnlyBean;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Consumers on a server that has MicroProfile Health, Micrometer and OpenTelemetry. After all that
 * run on a server without them, as WildFly's standalone-full.xml is.
 */
@Order(Integer.MAX_VALUE - 1)
class InstrumentsIT {

  private static final Lab LAB = Lab.get();
  private static final Path SCRIPTS = Path.of("../ejb/src/main/resources/META-INF");
  private static final Collector COLLECTOR = Collector.start();

  /** Of the span in which a message is sent. */
  private static final String SENDER = "00f067aa0ba902b7";

  /** As Prometheus spells it. */
  private static final Pattern METRIC = Pattern.compile("\\bxonce_[a-z]+_[a-z_]+\\b");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Broker broker = LAB.broker();
  private final String payment = "p-" + UUID.randomUUID();
  private final Management management = LAB.management();

  @BeforeAll
  static void addSubsystems() throws IOException {
    Tool.cli(Files.readString(SCRIPTS.resolve("monitoring.cli")));
    Tool.cli(
        Files.readString(SCRIPTS.resolve("tracing.cli"))
            .replace("http://localhost:4317", COLLECTOR.endpoint()));
    Tool.cli("/subsystem=opentelemetry:write-attribute(name=batch-delay, value=100)");
    LAB.restart();
  }

  @AfterAll
  static void closeCollector() {
    COLLECTOR.close();
  }

  @AfterEach
  void disconnect() {
    management.close();
  }

  @Test
  void guaranteesAndCounts_areThereFromDeploymentToUndeployment() throws Exception {
    EnterpriseArchive ear =
        Archives.ear("shown", Archives.beans(BookingBean.class, Tiered.class, ConflictBean.class));
    management.deploy(ear);
    assertThat(get("/health/ready"))
        .contains("{\"name\":\"xonce\",\"status\":\"UP\"")
        .contains("\"booking\":\"NOT_YET_DELIVERED: ");
    send("booking");
    awaitMetric(sample("xonce_deliveries_total", "booking", "COMMITTED", 1));
    send("booking");
    awaitMetric(sample("xonce_deliveries_total", "booking", "DUPLICATE", 1));
    assertThat(get("/prometheus"))
        .containsPattern(sample("xonce_duplicates_total", "booking", "RESENT", 1))
        .containsPattern(sample("xonce_duplicates_total", "conflict", "RESENT", 0))
        .containsPattern("xonce_attempts_lost_total\\{.*\\} 0\\.0")
        .contains(namedIn("grafana.json"))
        .contains(namedIn("alerts.yml"));
    assertThat(get("/health/ready"))
        .contains("{\"name\":\"xonce\",\"status\":\"UP\"")
        .contains("\"booking\":\"EXACTLY_ONCE: 2 branches in one XA transaction, ")
        .contains("\"conflict\":\"NOT_YET_DELIVERED: ");
    assertNothingIsLeftAfterUndeployment();
    management.deploy(ear);
    assertThat(get("/prometheus"))
        .containsPattern(sample("xonce_deliveries_total", "booking", "COMMITTED", 0));
    assertThat(beans()).as("two for each consumer").isEqualTo(4);
    assertNothingIsLeftAfterUndeployment();
  }

  @Test
  void consumerThatIsRefused_isNotReady() throws Exception {
    management.deploy(Archives.ear("refusing", Archives.beans(NoRecoveryBean.class)));
    String id = send("norecovery");
    await().until(() -> broker.deadLetters(id) == 1);
    assertThat(get("/health/ready"))
        .contains("{\"name\":\"xonce\",\"status\":\"DOWN\"")
        .contains("\"no-recovery\":\"REFUSED: XONCE00064: ");
    management.undeploy("refusing.ear");
  }

  @Test
  void consumerWithoutItsStore_isNotReadyUntilItIsBack() throws Exception {
    LAB.closeUnpreparedDatabase();
    management.deploy(Archives.ear("storeless", Archives.beans(NoPrepareBean.class)));
    assertThat(get("/health/ready"))
        .contains("{\"name\":\"xonce\",\"status\":\"DOWN\"")
        .contains("\"no-prepare\":\"STORE_UNREACHABLE: XONCE0");
    LAB.openUnpreparedDatabase();
    await()
        .untilAsserted(
            () ->
                assertThat(get("/health/ready")).contains("\"no-prepare\":\"NOT_YET_DELIVERED: "));
    management.undeploy("storeless.ear");
  }

  /**
   * As after a failover: the pool keeps connections to what is a standby now. Nobody sends a
   * message meanwhile, since a server that is not ready gets no work, and it has to come back all
   * the same.
   */
  @Test
  void consumerWhoseStoreOnlyReads_isNotReadyUntilItWritesAgain() throws Exception {
    management.deploy(Archives.ear("reading", Archives.beans(ReadOnlyBean.class)));
    try {
      LAB.letRemovableDatabaseOnlyRead();
      await()
          .untilAsserted(
              () ->
                  assertThat(get("/health/ready"))
                      .contains("{\"name\":\"xonce\",\"status\":\"DOWN\"")
                      .contains("\"read-only\":\"STORE_UNREACHABLE: XONCE04009"));
      LAB.letRemovableDatabaseWrite();
      assertThat(get("/health/ready"))
          .as("whatever connections the pool has kept")
          .contains("{\"name\":\"xonce\",\"status\":\"UP\"")
          .contains("\"read-only\":\"NOT_YET_DELIVERED: ");
    } finally {
      LAB.letRemovableDatabaseWrite();
      management.undeploy("reading.ear");
    }
  }

  @Test
  void deliveries_areSpansOfTheirSendersTrace() throws Exception {
    management.deploy(Archives.ear("traced", Archives.beans(TracedBean.class)));
    String trace = UUID.randomUUID().toString().replace("-", "");
    Filling told =
        message -> {
          message.setStringProperty("payment", payment);
          message.setStringProperty("traceparent", "00-%s-%s-01".formatted(trace, SENDER));
          message.setBooleanProperty("fail", true);
        };
    String id = broker.send("traced", told);
    List<CollectedSpan> attempts = awaitSpans(2, payment);
    broker.send("traced", told);
    CollectedSpan duplicate = awaitSpans(3, payment).get(2);
    assertThat(attempts)
        .allMatch(CollectedSpan::isOfAConsumer)
        .allMatch(
            span -> span.name().equals("process " + span.attribute("messaging.destination.name")))
        .allMatch(span -> span.trace().equals(trace) && span.parent().equals(SENDER))
        .allMatch(span -> span.links().equals(List.of(trace + "-" + SENDER)))
        .allMatch(span -> span.attribute("messaging.message.id").equals(id))
        .extracting(InstrumentsIT::told)
        .containsExactly("traced 1 FIRST  ROLLED_BACK true", "traced 2 FIRST  COMMITTED false");
    assertThat(attempts.get(0).exceptions()).hasSize(1).first().asString().contains("told to fail");
    assertThat(told(duplicate)).isEqualTo("traced 1 DUPLICATE RESENT COMMITTED false");
    assertThat(duplicate.trace()).isEqualTo(trace);
    List<CollectedSpan> own =
        spans(span -> span.name().equals("own") && span.trace().equals(trace));
    assertThat(own)
        .as("those that the bean made, which the duplicate did not reach")
        .extracting(CollectedSpan::parent)
        .containsExactlyInAnyOrder(attempts.get(0).id(), attempts.get(1).id());
    management.undeploy("traced.ear");
  }

  @Test
  void batch_isASpanForEachMessage() throws Exception {
    management.deploy(
        Archives.batchEar("traced-batch", Archives.beans(BatchOneBean.class), BatchOneBean.class));
    Batches batch = new Batches("batch-one");
    batch.sendTogether(
        3,
        (message, number) -> {
          message.setStringProperty("traceparent", "00-%032x-%s-01".formatted(number + 1, SENDER));
          if (number == 1) {
            message.setStringProperty("fail", "exception");
            message.setIntProperty("times", 1);
          }
        });
    for (int i = 0; i < 3; i++) {
      List<CollectedSpan> attempts = awaitSpans(2, batch.payment(i));
      assertThat(attempts)
          .allMatch(span -> span.parent().equals(SENDER))
          .extracting(InstrumentsIT::told)
          .containsExactly(
              "batch-one 1 FIRST  ROLLED_BACK true", "batch-one 2 FIRST  COMMITTED false");
      assertThat(attempts.get(0).trace()).isEqualTo("%032x".formatted(i + 1));
      assertThat(attempts.get(0).span().getStatus().getMessage()).contains("told to fail");
      assertThat(attempts.get(0).exceptions()).as("where it was thrown").hasSize(i == 1 ? 1 : 0);
    }
    management.undeploy("traced-batch.ear");
  }

  /** What a span says of an attempt. */
  private static String told(CollectedSpan span) {
    return Stream.of("consumer", "attempt", "verdict", "cause", "outcome")
            .map(name -> span.attribute("xonce." + name))
            .collect(Collectors.joining(" "))
        + " "
        + span.isError();
  }

  /** Those of a key, in the order of their ends. */
  private static List<CollectedSpan> awaitSpans(int count, String key) {
    await("spans of " + key)
        .untilAsserted(() -> assertThat(spansOf(key)).hasSizeGreaterThanOrEqualTo(count));
    return spansOf(key);
  }

  private static List<CollectedSpan> spansOf(String key) {
    return spans(span -> span.attribute("xonce.key").equals(key));
  }

  private static List<CollectedSpan> spans(Predicate<CollectedSpan> wanted) {
    return COLLECTOR.spans().stream().filter(wanted).toList();
  }

  private void assertNothingIsLeftAfterUndeployment() throws Exception {
    management.undeploy("shown.ear");
    assertThat(get("/health/ready")).doesNotContain("xonce");
    assertThat(get("/prometheus")).doesNotContain("xonce_");
    assertThat(beans()).isZero();
  }

  private static int beans() {
    try (Jmx jmx = LAB.jmx()) {
      return jmx.namesOf("shown").size();
    }
  }

  private String send(String queue) {
    return broker.send(queue, message -> message.setStringProperty("payment", payment));
  }

  /** The metrics that a file for operators asks for. */
  private static List<String> namedIn(String file) throws IOException {
    String text = Files.readString(Path.of("../../interceptor/docs/monitoring", file));
    List<String> metrics =
        METRIC.matcher(text).results().map(MatchResult::group).distinct().toList();
    assertThat(metrics).as(file).hasSize(4);
    return metrics;
  }

  private void awaitMetric(String line) {
    await(line).untilAsserted(() -> assertThat(get("/prometheus")).containsPattern(line));
  }

  /** A line of Prometheus, its tags in the order of their names. */
  private static String sample(String name, String consumer, String value, int count) {
    return "%s\\{.*\"%s\".*\"%s\".*\\} %d\\.0|%1$s\\{.*\"%3$s\".*\"%2$s\".*\\} %4$d\\.0"
        .formatted(name, consumer, value, count);
  }

  /** What the server answers, whatever its status code. */
  private String get(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + LAB.managementPort() + path);
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }
}
