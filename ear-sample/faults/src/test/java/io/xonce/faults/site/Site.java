/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.faults.wire.CoreProtocol;
import io.xonce.faults.wire.MariaDbProtocol;
import io.xonce.faults.wire.PostgresProtocol;
import io.xonce.faults.wire.Protocol;
import io.xonce.faults.wire.Proxy;
import io.xonce.lab.Artemis;
import io.xonce.lab.Breakpoint;
import io.xonce.lab.DatabaseServer;
import io.xonce.lab.MariaDb;
import io.xonce.lab.Postgres;
import io.xonce.lab.WildFly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
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
  private static final String COMMITTED = "outcome COMMITTED consumer=";

  /** What is killed soon is not worth its compilation, nor a look at classes that are good. */
  private static final List<String> QUICK_START =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-BytecodeVerificationRemote",
          Breakpoint.JVM_OPTION);

  /** Whether the server is watched for long, and not killed. */
  static final boolean SOAKED = Long.getLong("soak.messages", 0) > 0;

  /** Whether speed counts: what only looks closer, or starts quicker, is left out. */
  static final boolean MEASURED = SOAKED || Integer.getInteger("faults.rounds", 0) > 0;

  /** Nothing is to be kept only because there is room for it, as caches of the JDK do. */
  private static final String NO_SOFT_REFERENCES = "-XX:SoftRefLRUPolicyMSPerMB=0";

  private static @Nullable Site instance;

  private final Path target = Path.of(property("faults.target"));
  private final Topology topology;
  private final Set<String> atWork = new HashSet<>();
  private final Disks disks;
  private final Postgres postgres;
  private final @Nullable MariaDb mariaDb;
  private final List<Artemis> brokers;
  private final List<WildFly> servers = new ArrayList<>();
  private final Map<Integer, Proxy> proxies = new HashMap<>();

  private Site(Topology topology) {
    this.topology = topology;
    Setup setup = new Setup(topology, target);
    disks = Disks.of(topology);
    // Batches meet on entities: a deadlock shall not stand for long.
    postgres =
        Postgres.start(
            Disks.place(disks.database(), "postgres"), 0, Map.of("deadlock_timeout", "200ms"));
    postgres.createDatabase(DATABASE);
    mariaDb =
        Store.MARIADB.isAt(topology)
            ? MariaDb.start(Disks.place(disks.mariaDb(), "mariadb"), 0, Map.of())
            : null;
    if (mariaDb != null) {
      mariaDb.createDatabase(DATABASE);
    }
    makeTables();
    brokers = setup.brokers(Disks.place(disks.broker(), "artemis"));
    for (int number = 0; number < topology.servers(); number++) {
      Artemis own = brokers.get(number % brokers.size());
      servers.add(setup.server(number, settings(setup), way(own)));
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
    Map<String, String> settings = settings(postgres, PostgresProtocol::new);
    settings.put("faults.url", postgres.jdbcUrl(DATABASE));
    return mariaDb == null
        ? setup.settings(settings)
        : setup.settings(settings, settings(mariaDb, MariaDbProtocol::new));
  }

  private Map<String, String> settings(DatabaseServer database, Supplier<Protocol> protocol) {
    Map<String, String> settings = new HashMap<>(database.setupProperties(DATABASE));
    settings.put("xonce.db.port", Integer.toString(way(database.port(), protocol)));
    return settings;
  }

  /** Members of a cluster tell clients of their own ports, so that no proxy holds them. */
  private int way(Artemis broker) {
    int port = broker.port(Artemis.Protocol.CORE);
    return brokers.size() > 1 ? port : way(port, CoreProtocol::new);
  }

  /** The port by which servers come to another. */
  private int way(int port, Supplier<Protocol> protocol) {
    return MEASURED
        ? port
        : proxies.computeIfAbsent(port, target -> new Proxy(protocol, target)).port();
  }

  private void start() {
    if (topology == Topology.REMOTE) {
      brokers.forEach(Artemis::start);
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
    brokers.forEach(Artemis::close);
    proxies.values().forEach(Proxy::close);
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
  public void start(WildFly server, String... furtherOptions) {
    List<String> options = new ArrayList<>(MEASURED ? List.of() : QUICK_START);
    options.addAll(List.of(furtherOptions));
    if (SOAKED) {
      options.add(NO_SOFT_REFERENCES);
    }
    if (server == server()) {
      options.add("-Djboss.server.data.dir=" + data());
    }
    server.start(options);
  }

  /** What the first server keeps. */
  private Path data() {
    return disks.server() == null ? server().data() : Disks.place(disks.server(), "data");
  }

  /** Where the first server keeps its transaction log. */
  public Path transactionLog() {
    return data().resolve("tx-object-store");
  }

  /** How many commits of handlers a server has told of. */
  public static long commits(WildFly server) {
    return told(server, COMMITTED);
  }

  /** How many lines of its log have this text. */
  public static long told(WildFly server, String text) {
    try (var lines = Files.lines(server.log(), StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> line.contains(text)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that take part. */
  public List<WildFly> servers() {
    return List.copyOf(servers);
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

  /** On the way of the servers to a database. */
  public Proxy proxy(Store store) {
    return proxy(store == Store.MARIADB ? mariaDb().port() : postgres.port());
  }

  /** On the way of the servers to the broker that runs by itself. */
  public Proxy brokersProxy() {
    return proxy(artemis().port(Artemis.Protocol.CORE));
  }

  private Proxy proxy(int target) {
    return Objects.requireNonNull(proxies.get(target), "No proxy here");
  }

  /** The stand-alone broker, or the first of a cluster; it runs in a topology that has one. */
  public Artemis artemis() {
    return brokers.get(0);
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
    List<String> urls =
        topology == Topology.REMOTE
            ? brokers.stream().map(Artemis::url).toList()
            : List.of(server().brokerUrl());
    return new Queues(urls, topology.queuePrefix());
  }

  /**
   * Transactions in the logs that have no end. With a broker that runs by itself only those are
   * counted of which a participant has ended on its own: of a broker that Xonce's adapter receives
   * from, the server cannot learn that a branch has ended, so that an entry whose branches are all
   * gone stays. The branches themselves are counted anyway.
   */
  public long decided() {
    return topology == Topology.REMOTE
        ? servers.stream().mapToLong(server -> log(server).heuristics()).sum()
        : log(server()).decided(Form.areInOnePhase(atWork));
  }

  /** Consumers of whose transactions the logs may tell from now on. */
  void putToWork(Collection<String> consumers) {
    atWork.addAll(consumers);
  }

  private static TransactionLog log(WildFly server) {
    return new TransactionLog(new Management(server.managementPort()), server);
  }

  public Management management() {
    return new Management(server().managementPort());
  }

  /**
   * Restarts the servers with another patience, where the broker runs by itself.
   *
   * @param connection after that without a sign of life, broker and servers give each other up
   * @param transaction after that a transaction that has not begun to end is rolled back
   */
  public void havePatience(Duration connection, Duration transaction) {
    for (WildFly server : servers) {
      Management management = new Management(server.managementPort());
      for (String factory : List.of("pooled-connection-factory", "connection-factory")) {
        String[] address = {
          "subsystem",
          "messaging-activemq",
          factory,
          factory.startsWith("pooled") ? "artemis-ra" : "artemis"
        };
        management.write("connection-ttl", connection.toMillis(), address);
        management.write("client-failure-check-period", connection.toMillis() / 2, address);
      }
      management.write("default-timeout", transaction.toSeconds(), "subsystem", "transactions");
      server.stop();
      start(server);
    }
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
