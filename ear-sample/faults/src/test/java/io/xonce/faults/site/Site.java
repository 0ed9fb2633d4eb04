/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.faults.wire.PostgresProxy;
import io.xonce.lab.Artemis;
import io.xonce.lab.Breakpoint;
import io.xonce.lab.DatabaseServer;
import io.xonce.lab.MariaDb;
import io.xonce.lab.Postgres;
import io.xonce.lab.WildFly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a topology, and the databases of its forms, for all tests of this module; they end
 * with this JVM.
 */
public final class Site {

  private static final String DATABASE = "faults";

  /** What is killed soon is not worth its compilation, nor a look at classes that are good. */
  private static final List<String> QUICK_START =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-BytecodeVerificationRemote",
          Breakpoint.JVM_OPTION);

  private static @Nullable Site instance;

  private final Path target = Path.of(property("faults.target"));
  private final Topology topology;
  private final Disks disks;
  private final Postgres postgres;
  private final PostgresProxy proxy;
  private final @Nullable MariaDb mariaDb;
  private final Artemis artemis;
  private final List<WildFly> servers = new ArrayList<>();

  private Site(Topology topology) {
    this.topology = topology;
    Setup setup = new Setup(topology, target);
    disks = Disks.of(topology);
    // Batches meet on entities: a deadlock shall not stand for long.
    postgres =
        Postgres.start(
            Disks.place(disks.database(), "postgres"), 0, Map.of("deadlock_timeout", "200ms"));
    proxy = new PostgresProxy(postgres.port());
    postgres.createDatabase(DATABASE);
    mariaDb =
        Store.MARIADB.isAt(topology)
            ? MariaDb.start(Disks.place(disks.mariaDb(), "mariadb"), 0, Map.of())
            : null;
    if (mariaDb != null) {
      mariaDb.createDatabase(DATABASE);
    }
    makeTables();
    artemis = setup.artemis(Disks.place(disks.broker(), "artemis"));
    for (int number = 0; number < topology.servers(); number++) {
      servers.add(setup.server(number, settings(setup), artemis));
    }
    start();
  }

  private void makeTables() {
    Setup.tables(Store.POSTGRES).forEach(books()::execute);
    if (mariaDb != null) {
      Setup.tables(Store.MARIADB).forEach(mariaDbBooks()::execute);
    }
  }

  private Map<String, String> settings(Setup setup) {
    Map<String, String> settings = new HashMap<>(postgres.setupProperties(DATABASE));
    settings.put("xonce.db.port", Integer.toString(proxy.port()));
    settings.put("faults.url", postgres.jdbcUrl(DATABASE));
    return mariaDb == null
        ? setup.settings(settings)
        : setup.settings(settings, mariaDb.setupProperties(DATABASE));
  }

  private void start() {
    if (topology == Topology.REMOTE) {
      artemis.start();
    }
    servers.forEach(this::start);
    deployForms();
    disks.force();
  }

  /** Deploys the forms. */
  public void deployForms() {
    Path forms = write(Archive.of(topology));
    servers.forEach(server -> server.deploy(forms));
  }

  public void undeployForms() {
    servers.forEach(server -> server.undeploy(Archive.FORMS));
  }

  /** The site of a topology; one of another topology ends. */
  public static synchronized Site get(Topology topology) {
    if (instance != null && instance.topology != topology) {
      instance.close();
      instance = null;
    }
    if (instance == null) {
      instance = new Site(topology);
    }
    return instance;
  }

  private void close() {
    servers.forEach(WildFly::close);
    artemis.close();
    proxy.close();
    databases().forEach(DatabaseServer::close);
    disks.close();
  }

  /** Deploys handlers that are no form, until this is undone. */
  public void deploy(String name, Class<?>... beans) {
    server().deploy(write(Archive.of(name, beans)));
  }

  private Path write(EnterpriseArchive archive) {
    Path file = target.resolve(archive.getName());
    archive.as(ZipExporter.class).exportTo(file.toFile(), true);
    return file;
  }

  public void undeploy(String name) {
    server().undeploy(name);
  }

  /** What its parts keep is on, if that is to lose its power. */
  public Disks disks() {
    return disks;
  }

  /** Starts a server, for the first time or again. */
  public void start(WildFly server) {
    List<String> options = new ArrayList<>(QUICK_START);
    if (disks.server() != null && server == server()) {
      options.add("-Djboss.server.data.dir=" + Disks.place(disks.server(), "data"));
    }
    server.start(options);
  }

  /** The first, or only, server. */
  public WildFly server() {
    return servers.get(0);
  }

  /** The other server of a topology that has two. */
  public WildFly secondServer() {
    return servers.get(1);
  }

  public Postgres postgres() {
    return postgres;
  }

  /** The other database; not for a topology without. */
  public MariaDb mariaDb() {
    return Objects.requireNonNull(mariaDb, "MariaDB");
  }

  Stream<DatabaseServer> databases() {
    return mariaDb == null ? Stream.of(postgres) : Stream.of(postgres, mariaDb);
  }

  /** The way of the server's handlers to the database. */
  public PostgresProxy proxy() {
    return proxy;
  }

  /** The stand-alone broker, which runs in a topology that has one. */
  public Artemis artemis() {
    return artemis;
  }

  public PostgresBooks books() {
    return new PostgresBooks(postgres, DATABASE);
  }

  public MariaDbBooks mariaDbBooks() {
    return new MariaDbBooks(mariaDb(), DATABASE);
  }

  /** Those in which a consumer writes. */
  public Books books(String consumer) {
    return books(Form.store(consumer));
  }

  public Books books(Store store) {
    return store == Store.MARIADB ? mariaDbBooks() : books();
  }

  /** Those of both databases, where there are two. */
  public List<Books> allBooks() {
    return mariaDb == null ? List.of(books()) : List.of(books(), mariaDbBooks());
  }

  /** How many effects there are of each consumer. */
  public Map<String, Long> processed() {
    Map<String, Long> processed = new HashMap<>();
    allBooks().forEach(books -> processed.putAll(books.processed()));
    return processed;
  }

  /** Branches that are prepared in a database and have no end. */
  public long inDoubt() {
    return allBooks().stream().mapToLong(Books::prepared).sum();
  }

  /** The broker of the forms. */
  public Queues queues() {
    String url = topology == Topology.REMOTE ? artemis.url() + "?" : server().brokerUrl() + "&";
    return new Queues(url + "ha=false&useTopologyForLoadBalancing=false", topology.queuePrefix());
  }

  /**
   * Transactions in the log that have no end. With a broker that runs by itself they are not
   * counted: of one that Xonce's adapter receives from, the server cannot learn that a branch has
   * ended, so that an entry whose branches are all gone stays.
   */
  long decided() {
    return topology == Topology.REMOTE ? 0 : new TransactionLog(management()).decided();
  }

  public Management management() {
    return new Management(server().managementPort());
  }

  /** A system property that the build sets. */
  public static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("System property " + name + " is not set; run the build");
    }
    return value;
  }

  /** The logs of all servers, with their sizes. */
  Map<Path, Long> logs() {
    Map<Path, Long> logs = new HashMap<>();
    for (WildFly server : servers) {
      try {
        logs.put(server.log(), Files.size(server.log()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return logs;
  }
}
