/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stand-alone Artemis with a journal on disk and an acceptor for each protocol, on the loopback
 * interface. Queues are made for whoever names them first, each of one consumer at a time; a
 * message that fails is delivered again after 100 ms, and is in the queue DLQ after four
 * deliveries, unless other values are given.
 *
 * <p>It ends with this JVM, however this JVM ends. {@link #pid()} is that of the broker itself.
 *
 * <p><b>Threads.</b> Safe for use by several threads.
 */
public final class Artemis implements AutoCloseable {

  /** What one can speak with the broker. */
  public enum Protocol {
    CORE,
    AMQP,
    STOMP,
    MQTT,
    OPENWIRE
  }

  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Path directory;
  private final String classPath;
  private final Map<String, String> settings;
  private final Map<Protocol, Integer> ports = new EnumMap<>(Protocol.class);
  private final ExitHook hook = new ExitHook(this::stop, "artemis-close");
  private @Nullable Artemis peer;
  private @Nullable GuardedProcess process;

  private Artemis(Path directory, String classPath, Map<String, String> settings) {
    this.directory = directory;
    this.classPath = classPath;
    this.settings = Map.copyOf(settings);
    for (Protocol protocol : Protocol.values()) {
      ports.put(protocol, Ports.free());
    }
  }

  /**
   * A broker without messages, not started yet.
   *
   * @param directory of the broker alone; what an earlier run has left there is deleted
   * @param classPath the broker's jars, separated as the system does it
   */
  public static Artemis prepare(Path directory, String classPath) {
    return prepare(directory, classPath, Map.of());
  }

  /**
   * A broker without messages, not started yet, that delivers again in another way.
   *
   * @param directory of the broker alone; what an earlier run has left there is deleted
   * @param classPath the broker's jars, separated as the system does it
   * @param settings values for {@code redelivery-delay} and {@code max-redelivery-delay} in
   *     milliseconds, {@code redelivery-multiplier} and {@code max-delivery-attempts}
   */
  public static Artemis prepare(Path directory, String classPath, Map<String, String> settings) {
    Artemis artemis = new Artemis(directory.toAbsolutePath(), classPath, settings);
    try {
      Directories.delete(artemis.directory);
      Path etc = Files.createDirectories(artemis.directory.resolve("etc"));
      ClassPath.copy("/io/xonce/lab/artemis.xml", etc);
      Files.move(etc.resolve("artemis.xml"), etc.resolve("broker.xml"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare " + directory, e);
    }
    artemis.hook.set();
    return artemis;
  }

  /**
   * Two brokers without messages, not started yet, that form a cluster: messages to addresses that
   * begin alike are passed on to where there are consumers, and at once when these have gone.
   *
   * @param directories of each broker alone; what an earlier run has left there is deleted
   * @param classPath the brokers' jars, separated as the system does it
   * @param addresses what the shared addresses begin with
   * @param settings as for one broker
   */
  public static List<Artemis> cluster(
      List<Path> directories, String classPath, String addresses, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("cluster-addresses", addresses);
    all.put("redistribution-delay", "0");
    Artemis first = prepare(directories.get(0), classPath, all);
    Artemis second = prepare(directories.get(1), classPath, all);
    first.join(second);
    second.join(first);
    return List.of(first, second);
  }

  private void join(Artemis other) {
    peer = other;
    Path file = directory.resolve("etc").resolve("broker.xml");
    try {
      String alone = Files.readString(file);
      String cluster = Resources.text("artemis-cluster.xml");
      Files.writeString(file, alone.replace("</core>", cluster + "</core>"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare " + directory, e);
    }
  }

  /** Starts the broker and waits until it takes connections. */
  public synchronized void start() {
    GuardedProcess started =
        GuardedProcess.start(new Launch(List.of(), command(), directory, log(), "TERM", GRACE));
    process = started;
    Startup.await("Start of Artemis", started, log(), this::takesConnections);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-Dlab.data=" + directory.resolve("data"));
    settings.forEach((name, value) -> command.add("-Dlab." + name + "=" + value));
    ports.forEach(
        (protocol, port) ->
            command.add(
                "-Dlab.port." + protocol.name().toLowerCase(java.util.Locale.ROOT) + "=" + port));
    if (peer != null) {
      command.add("-Dlab.port.peer=" + peer.port(Protocol.CORE));
    }
    command.addAll(List.of("-cp", classPath));
    command.add("org.apache.activemq.artemis.core.server.embedded.Main");
    command.add(directory.toString());
    return command;
  }

  private boolean takesConnections() {
    return ports.values().stream().allMatch(Artemis::takesConnections);
  }

  private static boolean takesConnections(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** The port of a protocol. */
  public int port(Protocol protocol) {
    return ports.getOrDefault(protocol, 0);
  }

  /** The address for a plain Artemis client. */
  public String url() {
    return "tcp://127.0.0.1:" + port(Protocol.CORE);
  }

  /** What the broker has said, in all its starts. */
  public Path log() {
    return directory.resolve("artemis.log");
  }

  /** Process id of the broker. */
  public synchronized long pid() {
    return running().pid();
  }

  /** Kills the broker, as a crash would. It can be started again. */
  public synchronized void kill() {
    running().kill();
  }

  /** Stops the broker in good order, if it runs. It can be started again. */
  public synchronized void stop() {
    if (process != null) {
      process.stop();
      process = null;
    }
  }

  private GuardedProcess running() {
    if (process == null) {
      throw new IllegalStateException("Artemis does not run");
    }
    return process;
  }

  /** Stops the broker, if it runs. Closing again does nothing. */
  @Override
  public void close() {
    stop();
    hook.remove();
  }
}
