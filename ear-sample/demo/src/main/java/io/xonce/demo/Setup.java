/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import io.xonce.lab.ClassPath;
import io.xonce.lab.Postgres;
import io.xonce.lab.WildFly;
import io.xonce.xa.HonestXADataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The two servers, as the application's user would set them up. */
final class Setup {

  private static final String DATABASE = "payments";

  private Setup() {}

  static Postgres postgres(Options options) {
    try {
      // Not below the build directory: PostgreSQL, run by root, uses an account that may not go
      // there.
      Path directory = Files.createTempDirectory("xonce-demo-");
      Postgres postgres = Postgres.start(directory, options.databasePort(), Map.of());
      postgres.createDatabase(DATABASE);
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tables of the application and of Xonce, and failures to come. */
  static Database database(Postgres postgres, Payments payments) {
    Database database = new Database(url(postgres), postgres.user(), postgres.password());
    database.run("/META-INF/schema.sql");
    database.run("/io/xonce/store/postgresql.sql");
    database.openAccounts(Payments.accounts());
    database.breakTwice(payments.flaky());
    return database;
  }

  static String url(Postgres postgres) {
    return postgres.jdbcUrl(DATABASE);
  }

  /** Xonce's own script, the application's queues, and what the demo wants beside them. */
  static WildFly wildfly(Options options, Postgres postgres) {
    List<Path> scripts = new ArrayList<>();
    scripts.add(ClassPath.copy("/io/xonce/wildfly/xonce-setup.cli", options.work()));
    scripts.add(ClassPath.copy("/META-INF/payments.cli", options.work()));
    scripts.add(ownCommands(options));
    return WildFly.prepare(options.wildfly(), parameters(postgres), scripts.toArray(Path[]::new));
  }

  private static Map<String, String> parameters(Postgres postgres) {
    Map<String, String> parameters = new HashMap<>(postgres.setupProperties(DATABASE));
    parameters.merge(
        "xonce.driver.jars",
        ClassPath.of(HonestXADataSource.class).toString(),
        (driver, own) -> driver + "," + own);
    parameters.put("xonce.db.xa-class", HonestXADataSource.class.getName());
    parameters.put("xonce.node", "demo");
    parameters.put("xonce.ds.name", "PaymentsXA");
    parameters.put("xonce.ds.jndi", "java:jboss/datasources/PaymentsXA");
    return parameters;
  }

  private static Path ownCommands(Options options) {
    List<String> commands = new ArrayList<>();
    if (options.keep()) {
      // The page of the payments may kill the server then.
      commands.add("/system-property=payments.demo:add(value=true)");
    }
    commands.addAll(port("http", options.httpPort()));
    commands.addAll(port("management-http", options.managementPort()));
    try {
      return Files.write(options.work().resolve("demo.cli"), commands);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fixed port is not moved by the offset that gives the other listeners free ones. */
  private static List<String> port(String binding, int port) {
    String resource = "/socket-binding-group=standard-sockets/socket-binding=" + binding;
    return port == 0
        ? List.of()
        : List.of(
            resource + ":write-attribute(name=port, value=" + port + ")",
            resource + ":write-attribute(name=fixed-port, value=true)");
  }
}
