/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.activemq.artemis.jms.client.ActiveMQJMSConnectionFactory;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server, and the shipped set-up script. */
class WildFlyIT {

  private static final Path HOME = Path.of(System.getProperty("wildfly.home", ""));
  private static final Path SETUP = Path.of(System.getProperty("setup.script", ""));
  private static final Map<String, String> PROPERTIES = new HashMap<>();
  private static final Path CHECK = SETUP.resolveSibling("xonce-check.cli");

  @SuppressWarnings("NullAway.Init")
  private static Postgres postgres;

  @SuppressWarnings("NullAway.Init")
  private static WildFly wildFly;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  @BeforeAll
  static void start() {
    postgres = Postgres.start(Map.of());
    postgres.createDatabase("shop");
    PROPERTIES.putAll(postgres.setupProperties("shop"));
    PROPERTIES.put("xonce.node", "lab-1");
    wildFly = WildFly.prepare(HOME, PROPERTIES, SETUP);
    wildFly.start();
  }

  @AfterAll
  static void close() {
    long pid = wildFly.pid();
    wildFly.close();
    postgres.close();
    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void node_identifier_set() throws IOException {
    assertThat(attribute("node-identifier", "subsystem", "transactions").asString())
        .isEqualTo("lab-1");
  }

  @Test
  void redelivery_backs_off() throws IOException {
    String[] addresses = {
      "subsystem", "messaging-activemq", "server", "default", "address-setting", "#"
    };
    assertThat(attribute("redelivery-delay", addresses).asLong()).isEqualTo(1000);
    assertThat(attribute("max-delivery-attempts", addresses).asInt()).isEqualTo(20);
  }

  @Test
  void data_source_connects_with_lock_timeout() throws IOException {
    ModelNode test = operation("test-connection-in-pool", dataSource());
    assertThat(execute(test).asList()).containsExactly(new ModelNode(true));
    assertThat(attribute("value", dataSource("xa-datasource-properties", "Url")).asString())
        .isEqualTo(
            postgres.jdbcUrl("shop")
                + "?options=-c%20lock_timeout=10s&tcpKeepAlive=true&socketTimeout=330");
  }

  @Test
  void setup_on_a_running_server_changes_what_differs() throws IOException {
    String configuration = configuration();
    assertThat(connected(SETUP, PROPERTIES)).doesNotContain("changed:").contains("next start");
    assertThat(configuration()).isEqualTo(configuration);
    assertThat(connected(CHECK, PROPERTIES))
        .doesNotContain("DIFFERS")
        .contains("as it should be: the database takes a connection");

    Map<String, String> changed = new HashMap<>(PROPERTIES);
    changed.put("xonce.ds.max-pool-size", "7");
    assertThat(connected(SETUP, changed)).containsOnlyOnce("changed:").contains("size of its pool");
    wildFly.stop();
    wildFly.start();
    assertThat(attribute("max-pool-size", dataSource()).asInt()).isEqualTo(7);
    data_source_connects_with_lock_timeout();
    assertThat(connected(SETUP, PROPERTIES)).containsOnlyOnce("changed:");
  }

  @Test
  void killed_server_comes_back() throws IOException {
    long before = wildFly.pid();

    wildFly.kill();
    assertThat(wildFly.isAlive()).isFalse();
    assertThat(ProcessHandle.of(before)).isEmpty();
    wildFly.start();

    assertThat(wildFly.pid()).isNotEqualTo(before);
    data_source_connects_with_lock_timeout();
  }

  @Test
  void plain_client_sends_and_receives() {
    try (ActiveMQJMSConnectionFactory factory =
            new ActiveMQJMSConnectionFactory(wildFly.brokerUrl());
        JMSContext context = factory.createContext()) {
      Queue queue = context.createQueue("DLQ");
      context.createProducer().send(queue, "hello");
      String body = context.createConsumer(queue).receiveBody(String.class, 60_000);
      assertThat(body).isEqualTo("hello");
    }
  }

  @Test
  void deployed_archive_answers_and_can_be_replaced() throws Exception {
    Path archive = temporary.resolve("page.war");
    for (String text : new String[] {"first", "second"}) {
      pack(archive, "index.html", text);
      wildFly.deploy(archive);
      assertThat(get("/page/index.html")).isEqualTo(text);
    }
    wildFly.undeploy("page.war");
    assertThat(get("/page/index.html")).doesNotContain("second");
  }

  @Test
  void failed_deployment_shows_reason() throws IOException {
    Path archive = temporary.resolve("broken.war");
    pack(archive, "WEB-INF/web.xml", "<web-app");
    assertThatThrownBy(() -> wildFly.deploy(archive))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("broken.war is not deployed")
        .hasMessageContaining("WFLY");
    wildFly.undeploy("broken.war");
  }

  private static String connected(Path script, Map<String, String> properties) throws IOException {
    return new WildFlyHome(HOME.toAbsolutePath())
        .cli(
            List.of(Files.readString(script)),
            properties,
            "--connect",
            "--controller=127.0.0.1:" + wildFly.managementPort(),
            "--resolve-parameter-values");
  }

  private static String configuration() throws IOException {
    return Files.readString(HOME.resolve("standalone/configuration/standalone-full.xml"));
  }

  private static void pack(Path archive, String name, String content) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + wildFly.httpPort() + path);
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static String[] dataSource(String... below) {
    String[] address = {"subsystem", "datasources", "xa-data-source", "XonceDS"};
    return Stream.of(address, below).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private static ModelNode attribute(String name, String... address) throws IOException {
    ModelNode operation = operation("read-attribute", address);
    operation.get("name").set(name);
    return execute(operation);
  }

  private static ModelNode operation(String name, String... address) {
    ModelNode operation = new ModelNode();
    operation.get("operation").set(name);
    for (int i = 0; i < address.length; i += 2) {
      operation.get("address").add(address[i], address[i + 1]);
    }
    return operation;
  }

  private static ModelNode execute(ModelNode operation) throws IOException {
    try (ModelControllerClient client =
        ModelControllerClient.Factory.create("127.0.0.1", wildFly.managementPort())) {
      ModelNode answer = client.execute(operation);
      assertThat(answer.get("outcome").asString()).as(answer.toString()).isEqualTo("success");
      return answer.get("result");
    }
  }
}
