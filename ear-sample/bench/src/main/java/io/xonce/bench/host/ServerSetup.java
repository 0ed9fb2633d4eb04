/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.host;

import io.xonce.lab.ClassPath;
import io.xonce.lab.Postgres;
import io.xonce.lab.WildFly;
import io.xonce.xa.HonestXADataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The two servers, as the user of an application would set them up. */
public final class ServerSetup {

  /** The name of the database of the rows. */
  public static final String DATABASE = "bench";

  /** As the shipped set-up has it: reads that end cost a little, and are none of Xonce's cost. */
  private static final String READS_END = "?tcpKeepAlive=true&socketTimeout=330";

  private ServerSetup() {}

  /** Fully durable, as the lab makes it. */
  public static Postgres postgres(BenchOptions options) {
    Map<String, String> settings = new HashMap<>();
    // Tells when an effect was committed.
    settings.put("track_commit_timestamp", "on");
    // A checkpoint in the middle of one row and not of another would compare the checkpoints.
    settings.put("checkpoint_timeout", "1h");
    settings.put("max_wal_size", "16GB");
    settings.putAll(options.postgres());
    Postgres postgres = Postgres.start(settings);
    postgres.createDatabase(DATABASE);
    try (BenchDatabase database = store(postgres, DATABASE)) {
      database.run("/io/xonce/bench/host/bench.sql");
    }
    return postgres;
  }

  /**
   * As durable, for stores alone, with memory for their indexes as a database of their size has.
   */
  public static Postgres bare() {
    return Postgres.start(
        Map.of(
            "max_wal_size", "16GB",
            "checkpoint_timeout", "1h",
            "shared_buffers", "4GB",
            "maintenance_work_mem", "1GB"));
  }

  /** A connection, and the tables of the store. */
  public static BenchDatabase store(Postgres postgres, String name) {
    BenchDatabase database = database(postgres, name);
    database.run("/io/xonce/store/postgresql.sql");
    return database;
  }

  public static BenchDatabase database(Postgres postgres, String name) {
    return new BenchDatabase(postgres.jdbcUrl(name), postgres.user(), postgres.password());
  }

  public static DataSource source(Postgres postgres, String name) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgres.jdbcUrl(name));
    source.setUser(postgres.user());
    source.setPassword(postgres.password());
    return source;
  }

  /** Xonce's own script, and what the rows need beside it. */
  public static WildFly wildfly(BenchOptions options, Postgres postgres) {
    List<Path> scripts = new ArrayList<>();
    scripts.add(ClassPath.copy("/io/xonce/wildfly/xonce-setup.cli", options.target()));
    scripts.add(ClassPath.copy("/io/xonce/bench/host/bench.cli", options.target()));
    scripts.addAll(options.scripts());
    return WildFly.prepare(options.wildfly(), parameters(postgres), scripts.toArray(Path[]::new));
  }

  /** A consumer in a process of its own, at the same broker and the same database. */
  public static ConsumerProcess other(
      String name, BenchOptions options, Postgres postgres, WildFly wildfly) {
    Map<String, String> environment =
        Map.of(
            "NARAYANA_NODEIDENTIFIER", name,
            "SPRING_DATASOURCE_URL", postgres.jdbcUrl(DATABASE),
            "SPRING_DATASOURCE_USERNAME", postgres.user(),
            "SPRING_DATASOURCE_PASSWORD", postgres.password(),
            // Under JTA each message has a JMS consumer of its own; what that fetches ahead goes
            // back to the broker when it closes.
            "SPRING_ARTEMIS_BROKER_URL",
                wildfly.brokerUrl() + "&useTopologyForLoadBalancing=false&consumerWindowSize=0");
    return ConsumerProcess.start(name, options.others(), options.target(), environment);
  }

  private static Map<String, String> parameters(Postgres postgres) {
    Map<String, String> parameters = new HashMap<>(postgres.setupProperties(DATABASE));
    parameters.merge(
        "xonce.driver.jars",
        ClassPath.of(HonestXADataSource.class).toString(),
        (driver, own) -> driver + "," + own);
    parameters.put("xonce.db.xa-class", HonestXADataSource.class.getName());
    parameters.put("xonce.node", "bench");
    parameters.put("xonce.ds.name", "BenchXA");
    parameters.put("xonce.ds.jndi", "java:jboss/datasources/BenchXA");
    parameters.put("bench.url", postgres.jdbcUrl(DATABASE) + READS_END);
    return parameters;
  }
}
