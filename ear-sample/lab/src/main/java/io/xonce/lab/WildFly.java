/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real WildFly with its standalone-full profile, on the loopback interface.
 *
 * <p>It ends with this JVM, however this JVM ends. {@link #pid()} is that of the server's own JVM:
 * no script stands between.
 *
 * <p><b>Threads.</b> Safe for use by several threads.
 */
public final class WildFly implements AutoCloseable {

  /** System property with the port offset to use instead of one that gives free ports. */
  public static final String OFFSET_PROPERTY = WildFlyPorts.OFFSET_PROPERTY;

  private static final Duration GRACE = Duration.ofSeconds(30);

  private final WildFlyHome home;
  private final WildFlyPorts ports = WildFlyPorts.choose();
  private final ExitHook hook = new ExitHook(this::stop, "wildfly-close");
  private @Nullable GuardedProcess process;

  private WildFly(WildFlyHome home) {
    this.home = home;
  }

  /**
   * Brings an unpacked server back to its delivered state and configures it.
   *
   * @param home the unpacked server; its data, logs and deployments are deleted
   * @param properties values for `${name}` in the scripts
   * @param scripts CLI scripts, run in this order with the server embedded, after {@code lab.cli}
   * @throws IllegalStateException with the output of the CLI if a command of a script fails
   */
  public static WildFly prepare(Path home, Map<String, String> properties, Path... scripts) {
    WildFlyHome prepared = new WildFlyHome(home.toAbsolutePath());
    try {
      List<String> texts = new ArrayList<>(List.of(Resources.text("lab.cli")));
      for (Path script : scripts) {
        texts.add(Files.readString(script));
      }
      prepared.reset();
      prepared.configure(properties, texts);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare " + home, e);
    }
    WildFly wildFly = new WildFly(prepared);
    wildFly.hook.set();
    return wildFly;
  }

  /** Starts the server and waits until it is up. */
  public void start() {
    start(List.of());
  }

  /**
   * Starts the server with further JVM options and waits until it is up.
   *
   * @throws IllegalStateException with the end of the log if the server ends, or comes up with
   *     errors
   */
  public synchronized void start(List<String> jvmOptions) {
    if (isAlive()) {
      throw new IllegalStateException("WildFly runs already, process " + pid());
    }
    boot(jvmOptions);
    if (console().hasMissedAQueue()) {
      stop();
      boot(jvmOptions);
    }
    if (console().hasErrors()) {
      throw new IllegalStateException(
          "WildFly started with errors." + Startup.tail(home.console()));
    }
  }

  private void boot(List<String> jvmOptions) {
    home.resetConsole();
    process =
        GuardedProcess.start(
            new Launch(
                List.of(),
                home.server(ports.offset(), jvmOptions),
                home.directory(),
                home.console(),
                "TERM",
                GRACE));
    Startup.await("Start of WildFly", process, home.console(), () -> console().isOver());
  }

  private Boot console() {
    try {
      return new Boot(Files.readString(home.console(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deploys an archive, or deploys it again, and waits until that is done.
   *
   * @throws IllegalStateException with the server's reason if it cannot be deployed
   */
  public synchronized void deploy(Path archive) {
    Deployment deployment = new Deployment(home.deployments(), archive);
    deployment.request(archive);
    Startup.await("Deployment of " + archive, running(), log(), deployment::isDone);
  }

  /** Takes a deployed archive, or one that failed to deploy, away and waits until that is done. */
  public synchronized void undeploy(String name) {
    Deployment deployment = new Deployment(home.deployments(), Path.of(name));
    deployment.withdraw();
    Startup.await("Removal of " + name, running(), log(), deployment::isUndone);
    deployment.delete();
  }

  /** Process id of the server's JVM. */
  public synchronized long pid() {
    return running().pid();
  }

  /** Whether the server's JVM lives. */
  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /**
   * A breakpoint in the server, which must have been started with {@link Breakpoint#JVM_OPTION}.
   *
   * @param type loaded already
   */
  public Breakpoint breakpoint(String type, String method) {
    return new Breakpoint(pid(), type, method);
  }

  /** What its JVM tells of itself; until it ends. */
  public ServerJvm jvm() {
    return new ServerJvm(pid());
  }

  /** Whether the server has ended, and was not stopped. */
  public synchronized boolean hasDied() {
    return process != null && !process.isAlive();
  }

  /** Kills the server, as a crash would. It can be started again. */
  public synchronized void kill() {
    running().kill();
  }

  /** Stops the server in good order, if it runs. It can be started again. */
  public synchronized void stop() {
    if (process != null) {
      process.stop();
      process = null;
    }
  }

  /** The port of applications, and of messaging clients. */
  public int httpPort() {
    return ports.http();
  }

  /** The port of the CLI. */
  public int managementPort() {
    return ports.management();
  }

  /**
   * Where a socket binding for AMQP, port 5672, ends up; nobody listens unless a script adds it.
   */
  public int amqpPort() {
    return ports.amqp();
  }

  /** The address of the message broker for a plain Artemis client. */
  public String brokerUrl() {
    return "tcp://"
        + WildFlyHome.LOOPBACK
        + ":"
        + httpPort()
        + "?httpUpgradeEnabled=true&httpUpgradeEndpoint=http-acceptor&activemqServerName=default";
  }

  /** The server's log, with all starts since {@link #prepare}. */
  public Path log() {
    return home.log();
  }

  /** What the server keeps, unless it is started with another {@code jboss.server.data.dir}. */
  public Path data() {
    return home.data();
  }

  private GuardedProcess running() {
    if (process == null) {
      throw new IllegalStateException("WildFly does not run");
    }
    return process;
  }

  /** Stops the server, if it runs. Closing again does nothing. */
  @Override
  public void close() {
    stop();
    hook.remove();
  }
}
