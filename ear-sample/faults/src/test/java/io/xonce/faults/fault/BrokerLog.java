/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a broker tells from now on, of its disk above all. It looks at that every five seconds. */
final class BrokerLog {

  private static final Duration HANG = Duration.ofMinutes(1);
  private static final String BLOCKED = "AMQ222210";
  private static final String UNBLOCKED = "AMQ222211";

  private final Path file;
  private final long start;

  BrokerLog(Path file) {
    this.file = file;
    try {
      this.start = Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitBlocked() {
    await("that nobody can send").atMost(HANG).until(() -> tells(BLOCKED));
  }

  void awaitUnblocked() {
    await("that everybody can send again").atMost(HANG).until(() -> tells(UNBLOCKED));
  }

  boolean tells(String text) throws IOException {
    try (var input = Files.newInputStream(file)) {
      input.skipNBytes(start);
      return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1).contains(text);
    }
  }
}
