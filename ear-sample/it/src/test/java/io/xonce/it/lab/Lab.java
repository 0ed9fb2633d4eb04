/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import io.xonce.lab.Breakpoint;
import io.xonce.lab.Postgres;
import io.xonce.lab.ProcessTime;
import io.xonce.lab.WildFly;
import io.xonce.xa.HonestXADataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** One server and two databases for all tests of this module; they end with this JVM. */
public final class Lab {

  /** Without the logs that tests read and that cost time. */
  private static final boolean MEASURING = Boolean.getBoolean("measure");

  /** Of the server's JVM: one that is started for each crash is not worth much compilation. */
  private static final List<String> OPTIONS =
      MEASURING
          ? List.of("-Xms2g", "-Xmx2g")
          : List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", Breakpoint.JVM_OPTION);

  private static @Nullable Lab instance;

  private final Postgres postgres;
  private final Postgres unprepared;
  private WildFly server;

  private Lab() {
    // A bound for hangs; every wait ends as soon as its condition holds.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(90));
    postgres = Postgres.start(Map.of("log_statement", MEASURING ? "none" : "all"));
    unprepared = Postgres.start(Map.of("max_prepared_transactions", "0"));
    createDatabases();
    server = WildFly.prepare(Path.of(property("wildfly.home")), settings(), scripts());
    startServer();
  }

  public static synchronized Lab get() {
    if (instance == null) {
      instance = new Lab();
    }
    return instance;
  }

  public int managementPort() {
    return server.managementPort();
  }

  public int httpPort() {
    return server.httpPort();
  }

  /** Where the server's broker takes messages of other protocols. */
  public int acceptorPort() {
    return server.amqpPort();
  }

  public Management management() {
    return new Management(managementPort());
  }

  public Jmx jmx() {
    return new Jmx(server.jvm());
  }

  /** Processor time that the server has used. */
  public Duration serverTime() {
    return ProcessTime.of(server.pid());
  }

  /** Processor time that the database has used, in all its processes. */
  public Duration databaseTime() {
    return ProcessTime.ofTree(postgres.pid());
  }

  public void restart() {
    server.stop();
    startServer();
  }

  /**
   * So that nothing is kept only because there is room for it: soft references, as caches of the
   * JDK and the server hold them, end with each collection. Until the next start.
   */
  public void restartWithoutSoftReferences() {
    server.stop();
    List<String> options = new ArrayList<>(OPTIONS);
    options.add("-XX:SoftRefLRUPolicyMSPerMB=0");
    server.start(options);
  }

  public ServerMemory memory() {
    return new ServerMemory(server.pid());
  }

  public Breakpoint breakpoint(String type, String method) {
    return server.breakpoint(type, method);
  }

  /**
   * Brings the server back to its delivered state and configures it anew.
   *
   * @param settings stronger than those of this class
   * @param ownScript beside the set-up script that is shipped
   */
  public void reconfigure(Map<String, String> settings, String ownScript) {
    server.close();
    Map<String, String> all = settings();
    all.putAll(settings);
    Path[] scripts = {script("/io/xonce/wildfly/xonce-setup.cli"), script(ownScript)};
    server = WildFly.prepare(Path.of(property("wildfly.home")), all, scripts);
    startServer();
  }

  /**
   * A server of its own on the same database, which is not started yet.
   *
   * @param settings stronger than those of this class
   * @param ownScripts beside the set-up script that is shipped
   */
  public WildFly secondServer(Map<String, String> settings, String... ownScripts) {
    Map<String, String> all = settings();
    all.putAll(settings);
    List<Path> scripts = new ArrayList<>(List.of(script("/io/xonce/wildfly/xonce-setup.cli")));
    Stream.of(ownScripts).map(Lab::script).forEach(scripts::add);
    return WildFly.prepare(Path.of(property("broker.home")), all, scripts.toArray(Path[]::new));
  }

  public void killServer() {
    long pid = server.pid();
    server.kill();
    if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
      throw new IllegalStateException("The server survived its kill -9");
    }
  }

  /** Once it has ended by itself. */
  public void startServerThatDied() {
    Awaitility.await("end of the server").until(() -> server.hasDied());
    startServer();
  }

  public void startServer() {
    server.start(OPTIONS);
  }

  public Database database() {
    return prepared("it");
  }

  public Broker broker() {
    return new Broker(server.brokerUrl());
  }

  /** One of its own, to be taken away. */
  public Database removableDatabase() {
    return prepared("removable");
  }

  /** From now on nobody gets a connection to it, and none is left. */
  public void closeRemovableDatabase() {
    close(prepared("postgres"), "removable");
  }

  public void openRemovableDatabase() {
    open(prepared("postgres"), "removable");
  }

  /** From now on its sessions can only read, and none is left that can write. */
  public void letRemovableDatabaseOnlyRead() {
    Database administration = prepared("postgres");
    administration.execute("ALTER DATABASE removable SET default_transaction_read_only = on");
    endSessions(administration, "removable");
  }

  /** Those that begin from now on. */
  public void letRemovableDatabaseWrite() {
    prepared("postgres").execute("ALTER DATABASE removable RESET default_transaction_read_only");
  }

  public void closeUnpreparedDatabase() {
    close(unprepared("postgres"), "it");
  }

  public void openUnpreparedDatabase() {
    open(unprepared("postgres"), "it");
  }

  private static void close(Database administration, String name) {
    administration.execute("ALTER DATABASE " + name + " WITH ALLOW_CONNECTIONS false");
    endSessions(administration, name);
  }

  private static void endSessions(Database administration, String name) {
    administration.execute(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '%s'"
            .formatted(name));
  }

  private static void open(Database administration, String name) {
    administration.execute("ALTER DATABASE " + name + " WITH ALLOW_CONNECTIONS true");
  }

  private Database prepared(String database) {
    return new Database(postgres.jdbcUrl(database), postgres.user(), postgres.password());
  }

  private Database unprepared(String database) {
    return new Database(unprepared.jdbcUrl(database), unprepared.user(), unprepared.password());
  }

  public ServerLog serverLog() {
    return new ServerLog(server.log());
  }

  public ServerLog databaseLog() {
    return new ServerLog(postgres.log());
  }

  /** The log of the server since its start. */
  public List<String> wholeServerLog() {
    return text(server.log()).lines().toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void createDatabases() {
    postgres.createDatabase("it");
    postgres.createDatabase("empty");
    postgres.createDatabase("removable");
    unprepared.createDatabase("it");
    String records = resource("/io/xonce/store/postgresql.sql");
    database().execute(records);
    String state = resource("/io/xonce/it/lab/it.sql");
    database().execute(state);
    removableDatabase().execute(records);
    removableDatabase().execute(state);
    database().execute(text(Path.of(property("sample.schema"))));
    unprepared("it").execute(records);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(postgres.setupProperties("it"));
    settings.put("xonce.node", "it");
    settings.put("xonce.driver.jars", jars(Driver.class, HonestXADataSource.class));
    settings.put("xonce.db.xa-class", HonestXADataSource.class.getName());
    settings.put("xonce.ds.name", "PaymentsXA");
    settings.put("xonce.ds.jndi", "java:jboss/datasources/PaymentsXA");
    // Dead letters are awaited in these tests, so three attempts follow each other quickly.
    settings.put("xonce.jms.redelivery-delay", "100");
    settings.put("xonce.jms.redelivery-multiplier", "1.0");
    settings.put("xonce.jms.max-delivery-attempts", "4");
    // Few, so that one bean can use them up.
    settings.put("xonce.ra.threads", "40");
    settings.put("lab.log-level", MEASURING ? "INFO" : "DEBUG");
    settings.put("db.url", postgres.jdbcUrl("it"));
    settings.put("db.removable.url", postgres.jdbcUrl("removable"));
    settings.put("db.empty.url", postgres.jdbcUrl("empty"));
    settings.put("db.noprepare.url", unprepared.jdbcUrl("it"));
    settings.put("db.noprepare.password", unprepared.password());
    settings.put("db.user", postgres.user());
    settings.put("db.password", postgres.password());
    return settings;
  }

  private static Path[] scripts() {
    return new Path[] {
      script("/io/xonce/wildfly/xonce-setup.cli"), script("/io/xonce/it/lab/it.cli")
    };
  }

  /** The CLI reads files only, and the set-up script comes in the adapter's jar. */
  private static Path script(String resource) {
    try {
      Path file = Files.createTempFile("xonce-it", ".cli");
      file.toFile().deleteOnExit();
      return Files.writeString(file, resource(resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String jars(Class<?>... types) {
    return Stream.of(types)
        .map(type -> Archives.jarOf(type).getPath())
        .collect(Collectors.joining(","));
  }

  public static String resource(String name) {
    try (InputStream input = Lab.class.getResourceAsStream(name)) {
      if (input == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("System property " + name + " is not set; run the build");
    }
    return value;
  }
}
