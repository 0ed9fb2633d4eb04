/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts that set a server up, without one that runs. Its own start with what they make of it
 * is {@link WildFlyIT}'s matter.
 */
class SetupScriptsIT {

  private static final Path HOME = Path.of(System.getProperty("wildfly.home", "")).toAbsolutePath();
  private static final Path SETUP = Path.of(System.getProperty("setup.script", ""));
  private static final String EMBED = "embed-server --server-config=standalone-full.xml";
  private static final String RESOLVE = "--resolve-parameter-values";
  private static final String NEXT = "=== next ===";
  private static final Pattern HARMLESS =
      Pattern.compile(
          "#.*|echo .*|else|end-if|if \\(.*\\) of [^(]*:(query|read-attribute|read-resource"
              + "|list-resource-loader-paths|test-connection-in-pool)(\\(.*\\))?");

  private final WildFlyHome home = new WildFlyHome(HOME);
  private final Map<String, String> properties =
      new HashMap<>(
          Map.of(
              "xonce.node",
              "lab-1",
              "xonce.driver.jars",
              DatabaseServer.jarOf("org.postgresql.Driver").toString(),
              "xonce.db.password",
              "secret"));

  @BeforeEach
  void reset() throws IOException {
    home.reset();
  }

  @Test
  void setup_tells_what_it_changes_and_changes_it_once() throws IOException {
    String lacking = check().replace("${xonce.db.module:org.postgresql}", "org.none");
    List<String> parts =
        run(
            EMBED,
            check(),
            echo(),
            setup(),
            echo(),
            setup(),
            echo(),
            check(),
            echo(),
            lacking,
            echo(),
            decided(99),
            setup(),
            check(),
            echo(),
            decided(-1),
            check(),
            echo(),
            check().replace("server=default", "server=none"),
            "quit");
    assertThat(parts.get(0))
        .contains(
            "DIFFERS: node identifier should be lab-1",
            "DIFFERS: there is no XA datasource XonceDS. Remedy: xonce-setup.cli",
            "as it should be: dead letters and expired messages are kept");
    assertThat(parts.get(1))
        .contains(
            "changed: transactions: node-identifier is lab-1",
            "changed: RecoveryEnvironmentBean.periodicRecoveryPeriod is 5",
            "copied: driver module org.postgresql",
            "changed: datasource XonceDS is there",
            "changed: broker: redelivery, 20 attempts")
        .doesNotContain("secret");
    assertThat(parts.get(2))
        .doesNotContain("changed:")
        .containsOnlyOnce("for you to decide: broker: global-max-disk-usage");
    assertThat(parts.get(3))
        .doesNotContain("DIFFERS")
        .contains(
            "as it should be: node identifier",
            "as it should be: driver module org.postgresql",
            "for you to decide: global-max-disk-usage",
            "not shown: whether the database takes");
    assertThat(parts.get(4))
        .containsOnlyOnce("DIFFERS")
        .contains("DIFFERS: there is no driver module org.none. Remedy: xonce-setup.cli");
    assertThat(parts.get(5))
        .contains("as it should be: the broker takes no message when its disk is nearly full")
        .doesNotContain("for you to decide");
    assertThat(parts.get(6)).contains("for you to decide: global-max-disk-usage");
    assertThat(parts.get(7))
        .as("without a broker")
        .contains("DIFFERS: journal-buffer-timeout")
        .doesNotContain("for you to decide", "when its disk is nearly full");

    image_takes_from_the_environment_what_is_not_known_when_it_is_made();
  }

  /** On what the set-up has made of the server. */
  private void image_takes_from_the_environment_what_is_not_known_when_it_is_made()
      throws IOException {
    String read =
        "/subsystem=datasources/xa-data-source=XonceDS"
            + ":read-attribute(name=%s,resolve-expressions=%s)";
    String printed =
        home.cli(
            List.of(
                EMBED,
                script("xonce-image"),
                read.formatted("password", false),
                read.formatted("user-name", true)),
            properties);
    assertThat(printed).contains("expression \"${env.DB_PASSWORD}\"", "\"xonce\"");
    assertThat(Files.readString(HOME.resolve("standalone/configuration/standalone-full.xml")))
        .contains("node-identifier=\"${env.NODE_NAME}\"", "jdbc:postgresql://${env.DB_HOST}:")
        .doesNotContain("secret");
  }

  /** Not even where it finds a reason. */
  @Test
  void checks_have_no_command_that_changes_anything() throws IOException {
    String both = check() + script("xonce-domain-check");
    assertThat(both.lines().map(String::strip).filter(line -> !line.isEmpty()))
        .hasSizeGreaterThan(100)
        .allMatch(line -> HARMLESS.matcher(line).matches());
  }

  @Test
  void remote_broker_log_in_the_database_and_another_datasource_are_added() throws IOException {
    properties.put("xonce.tx.journal-store", "false");
    properties.put("xonce.log.prefix", "lab_1_");
    properties.put("xonce.broker.host", "broker.example");
    properties.put("xonce.broker.user", "bean");
    properties.put("xonce.broker.password", "hidden");
    String all = setup() + script("xonce-remote-broker") + script("xonce-log-in-database");
    List<String> parts = run(EMBED, all, echo(), all, echo(), ofOtherDatabase(setup()));
    assertThat(parts.get(0))
        .contains(
            "changed: broker artemis: java:/ArtemisXA is there",
            "changed: transactions: the log is in the database")
        .doesNotContain("hidden");
    assertThat(parts.get(1)).doesNotContain("changed:");
    assertThat(parts.get(2))
        .contains("changed: datasource SouthDS is there")
        .doesNotContain("changed: transactions", "changed: broker");
    assertThat(Files.readString(HOME.resolve("standalone/configuration/standalone-full.xml")))
        .contains("pool-name=\"XonceDS\"", "pool-name=\"SouthDS\"", "/south?options=")
        .contains("<jdbc-store datasource-jndi-name=\"java:jboss/datasources/XonceLog\"", "lab_1_")
        .contains("host=\"broker.example\"", "user=\"bean\"");
  }

  @Test
  void domain_has_the_profile_and_a_name_for_each_server(@TempDir Path delivered)
      throws IOException {
    Path configuration = HOME.resolve("domain/configuration");
    List<String> files = List.of("domain.xml", "host.xml");
    copy(files, configuration, delivered);
    try {
      properties.put("xonce.domain.server", "server-one");
      properties.put("xonce.broker.host", "broker.example");
      properties.put("xonce.broker.user", "bean");
      properties.put("xonce.broker.password", "hidden");
      properties.put("xonce.broker.socket-binding-group", "full-sockets");
      String all = ofProfile(setup() + script("xonce-remote-broker")) + script("xonce-domain-node");
      String checks = ofProfile(check()) + script("xonce-domain-check");
      List<String> parts =
          run(
              "embed-host-controller --domain-config=domain.xml --host-config=host.xml",
              checks,
              echo(),
              all,
              echo(),
              all,
              echo(),
              checks);
      assertThat(parts.get(0))
          .contains(
              "DIFFERS: system property JTAEnvironmentBean.orphanSafetyInterval should be 10000",
              "DIFFERS: there is no XA datasource XonceDS. Remedy: xonce-setup.cli",
              "as it should be: dead letters and expired messages are kept",
              "DIFFERS: server server-one: node identifier should be lab-1")
          .doesNotContain("driver module", "changed:");
      assertThat(parts.get(1))
          .contains(
              "changed: datasource XonceDS is there",
              "changed: broker artemis: java:/ArtemisXA is there",
              "changed: server server-one: node identifier is lab-1")
          .doesNotContain("copied:");
      assertThat(parts.get(2)).doesNotContain("changed:");
      assertThat(parts.get(3))
          .containsOnlyOnce("DIFFERS")
          .contains(
              "or this is a profile of a domain, which cannot be asked for it",
              "as it should be: server server-one: node identifier lab-1",
              "not shown: whether the database takes a connection",
              "not shown: whether the machine of server-one has the driver");
      assertThat(Files.readString(configuration.resolve("domain.xml")))
          .containsOnlyOnce("pool-name=\"XonceDS\"")
          .containsOnlyOnce("host=\"broker.example\"")
          .contains("RecoveryEnvironmentBean.periodicRecoveryPeriod");
      assertThat(Files.readString(configuration.resolve("host.xml")))
          .contains("name=\"jboss.tx.node.id\" value=\"lab-1\"");
    } finally {
      copy(files, delivered, configuration);
    }
  }

  private static void copy(List<String> files, Path from, Path to) throws IOException {
    for (String file : files) {
      Files.deleteIfExists(to.resolve(file));
      Files.copy(from.resolve(file), to.resolve(file));
    }
  }

  /** As with other parameters for it. */
  private static String ofOtherDatabase(String script) {
    return script
        .replace("${xonce.ds.name:XonceDS}", "SouthDS")
        .replace("${xonce.ds.jndi:java:/XonceDS}", "java:/SouthDS")
        .replace("${xonce.db.name:xonce}", "south");
  }

  private static String ofProfile(String script) {
    return "cd /profile=full\n" + script + "cd /\n";
  }

  /** What the commands print, in parts, in one run of the CLI. */
  private List<String> run(String... commands) throws IOException {
    return List.of(
        home.cli(new ArrayList<>(List.of(commands)), properties, RESOLVE).split(NEXT, -1));
  }

  private static String echo() {
    return "echo " + NEXT;
  }

  private static String decided(int percent) {
    return "/subsystem=messaging-activemq/server=default"
        + ":write-attribute(name=global-max-disk-usage,value=%d)".formatted(percent);
  }

  private static String setup() throws IOException {
    return Files.readString(SETUP);
  }

  private static String check() throws IOException {
    return script("xonce-check");
  }

  private static String script(String name) throws IOException {
    return Files.readString(SETUP.resolveSibling(name + ".cli"));
  }
}
