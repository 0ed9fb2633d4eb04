/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Programs, data and settings of one database server below one directory. */
abstract class Installation {

  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Path directory;
  private final Account account = Account.unprivileged();
  private boolean owned;

  Installation(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  Path log() {
    return directory.resolve("server.log");
  }

  Path directory() {
    return directory;
  }

  Path data() {
    return directory.resolve("data");
  }

  /** Fills the directory, which must be missing, empty, or left behind by an earlier run. */
  void create(Superuser superuser, int port, Map<String, String> settings) {
    try {
      makeDirectory();
      Map<String, String> all = new LinkedHashMap<>(settings(port));
      all.putAll(settings);
      install(superuser, all);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot set up a database server in " + directory, e);
    }
  }

  private void makeDirectory() throws IOException {
    if (Files.exists(data().resolve(mark()))) {
      Directories.delete(directory);
    }
    Files.createDirectories(directory);
    try (Stream<Path> content = Files.list(directory)) {
      if (content.findAny().isPresent()) {
        throw new IllegalStateException(directory + " is not empty: choose another directory");
      }
    }
    owned = true;
    account.own(directory);
  }

  /** A file that only data of this database have. */
  abstract String mark();

  /** What makes the server durable, and reachable on the loopback interface alone. */
  abstract Map<String, String> settings(int port);

  /** Unpacks the programs and makes the data. */
  abstract void install(Superuser superuser, Map<String, String> settings) throws IOException;

  /** The command that is the server. */
  abstract List<String> server();

  /** The signal that shuts it down fast and in good order. */
  abstract String stopSignal();

  String program(String name) {
    return directory.resolve("bin").resolve(Platform.WINDOWS ? name + ".exe" : name).toString();
  }

  /** A file with a secret that the server's account alone may read. */
  Path secret(String text) throws IOException {
    Path file = Files.createTempFile(directory, "secret", "");
    Files.writeString(file, text);
    account.own(file);
    return file;
  }

  /** The command under the server's account. */
  List<String> wrap(List<String> command) {
    return account.wrap(command);
  }

  void own(Path path) {
    account.own(path);
  }

  GuardedProcess launch() {
    return GuardedProcess.start(
        new Launch(account.prefix(), server(), directory, log(), stopSignal(), GRACE));
  }

  /** Deletes the directory, unless it was found to hold something else. */
  void delete() {
    if (owned) {
      Directories.delete(directory);
    }
  }
}
