/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.lab.oracle.Key;
import io.xonce.lab.oracle.Sent;
import io.xonce.lab.oracle.Sent.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final Key KEY = new Key("single", "k");

  @Test
  void sendingWithoutAnEnd_isUnknown(@TempDir Path directory) {
    try (Journal journal = new Journal(directory.resolve("new").resolve("journal"))) {
      journal.begin("1", KEY, "a b", false);
      journal.begin("2", KEY, "c", true);
      journal.end("2", Answer.ACKNOWLEDGED);
      journal.begin("3", KEY, "d", false);
      journal.end("3", Answer.FAILED);
      assertThat(journal.sent())
          .containsExactly(
              new Sent("1", KEY, "a b", Answer.UNKNOWN, false),
              new Sent("2", KEY, "c", Answer.ACKNOWLEDGED, true),
              new Sent("3", KEY, "d", Answer.FAILED, false));
    }
  }
}
