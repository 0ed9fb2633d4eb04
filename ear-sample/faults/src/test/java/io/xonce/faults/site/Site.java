/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.faults.wire.PostgresProxy;
import io.xonce.lab.Artemis;
import io.xonce.lab.Postgres;
import io.xonce.lab.WildFly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jspecify.annotations.Nullable;

/** One server and one database for all tests of this module; they end with this JVM. */
public final class Site {

  private static final String DATABASE = "faults";

  /** What is killed soon is not worth its compilation. */
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static @Nullable Site instance;

  private final Path target = Path.of(property("faults.target"));
  private final Topology topology;
  private final Postgres postgres;
  private final PostgresProxy proxy;
  private final Artemis artemis;
  private final WildFly server;

  private Site(Topology topology) {
    this.topology = topology;
    // Batches meet on entities: a deadlock shall not stand for long.
    postgres = Postgres.start(Map.of("deadlock_timeout", "200ms"));
    proxy = new PostgresProxy(postgres.port());
    postgres.createDatabase(DATABASE);
    Setup setup = new Setup(topology, target);
    setup.tables().forEach(books()::execute);
    artemis = setup.artemis();
    Map<String, String> settings = new HashMap<>(postgres.setupProperties(DATABASE));
    settings.put("xonce.db.port", Integer.toString(proxy.port()));
    settings.put("faults.url", postgres.jdbcUrl(DATABASE));
    server = setup.server(settings, artemis);
    start();
  }

  private void start() {
    if (topology == Topology.REMOTE) {
      artemis.start();
    }
    startServer();
    server.deploy(write(Archive.of(topology)));
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
    server.close();
    artemis.close();
    proxy.close();
    postgres.close();
  }

  /** Deploys handlers that are no form, until this is undone. */
  public void deploy(String name, Class<?>... beans) {
    server.deploy(write(Archive.of(name, beans)));
  }

  private Path write(EnterpriseArchive archive) {
    Path file = target.resolve(archive.getName());
    archive.as(ZipExporter.class).exportTo(file.toFile(), true);
    return file;
  }

  public void undeploy(String name) {
    server.undeploy(name);
  }

  /** Starts the server, for the first time or again. */
  public void startServer() {
    server.start(QUICK_START);
  }

  public WildFly server() {
    return server;
  }

  public Postgres postgres() {
    return postgres;
  }

  /** The way of the server's handlers to the database. */
  public PostgresProxy proxy() {
    return proxy;
  }

  /** The stand-alone broker, which runs in a topology that has one. */
  public Artemis artemis() {
    return artemis;
  }

  public Books books() {
    return new Books(postgres, DATABASE);
  }

  /** The broker of the forms. */
  public Queues queues() {
    String url = topology == Topology.REMOTE ? artemis.url() + "?" : server.brokerUrl() + "&";
    return new Queues(url + "ha=false&useTopologyForLoadBalancing=false", topology.queuePrefix());
  }

  /**
   * Transactions in the log that have no end. With a broker that runs by itself they are not
   * counted: of one that Xonce's adapter receives from, the server cannot learn that a branch has
   * ended, so that an entry whose branches are all gone stays.
   */
  long decided() {
    return topology == Topology.REMOTE ? 0 : new TransactionLog(server.managementPort()).decided();
  }

  /** A system property that the build sets. */
  public static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("System property " + name + " is not set; run the build");
    }
    return value;
  }

  long logSize() {
    try {
      return Files.size(server.log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
