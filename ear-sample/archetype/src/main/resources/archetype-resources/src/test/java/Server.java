package ${package};

import io.xonce.lab.ClassPath;
import io.xonce.lab.Postgres;
import io.xonce.lab.WildFly;
import io.xonce.store.DedupStore;
import io.xonce.testkit.Disturbances;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A WildFly and a PostgreSQL of the test, set up as those of production should be. */
record Server(Postgres postgres, WildFly wildFly) implements AutoCloseable {

  private static final Path TARGET = Path.of("target");

  static Server start() throws IOException, SQLException {
    Postgres postgres = Postgres.start(Map.of());
    postgres.createDatabase("payments");
    WildFly wildFly =
        WildFly.prepare(
            Path.of(System.getProperty("wildfly.home")),
            parameters(postgres),
            ClassPath.copy("/io/xonce/wildfly/xonce-setup.cli", TARGET),
            Path.of("src/main/server/queues.cli"));
    Server server = new Server(postgres, wildFly);
    server.run(ClassPath.copy("/io/xonce/store/postgresql.sql", TARGET));
    server.run(Path.of("src/main/server/tables.sql"));
    wildFly.start();
    wildFly.deploy(application());
    return server;
  }

  /** Those of xonce-setup.cli. */
  private static Map<String, String> parameters(Postgres postgres) {
    Map<String, String> parameters = new HashMap<>(postgres.setupProperties("payments"));
    parameters.put("xonce.node", "test");
    // The driver, and beside it the datasource that tells the transaction manager the truth.
    parameters.merge(
        "xonce.driver.jars",
        ClassPath.of(DedupStore.class).toString(),
        (driver, adapter) -> driver + "," + adapter);
    parameters.put("xonce.db.xa-class", "io.xonce.xa.HonestXADataSource");
    parameters.put("xonce.ds.name", "PaymentsXA");
    parameters.put("xonce.ds.jndi", "java:jboss/datasources/PaymentsXA");
    // Failures come again soon; in production leave the delays as they are.
    parameters.put("xonce.jms.redelivery-delay", "100");
    return parameters;
  }

  /** The application with the test kit in its library folder. */
  private static Path application() throws IOException {
    Path built = Path.of(System.getProperty("war"));
    Path tested = TARGET.resolve("tested").resolve(built.getFileName());
    Files.createDirectories(tested.getParent());
    Files.copy(built, tested, StandardCopyOption.REPLACE_EXISTING);
    try (FileSystem war = FileSystems.newFileSystem(tested)) {
      Files.copy(
          ClassPath.of(Disturbances.class), war.getPath("WEB-INF", "lib", "xonce-testkit.jar"));
    }
    return tested;
  }

  private void run(Path sql) throws IOException, SQLException {
    try (Connection database = database();
        var statement = database.createStatement()) {
      statement.execute(Files.readString(sql));
    }
  }

  String brokerUrl() {
    return wildFly.brokerUrl();
  }

  Connection database() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl("payments"), postgres.user(), postgres.password());
  }

  @Override
  public void close() {
    wildFly.close();
    postgres.close();
  }
}
