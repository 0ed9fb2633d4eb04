/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.lab.oracle.Key;
import io.xonce.lab.oracle.Sent;
import io.xonce.lab.oracle.Sent.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final Key KEY = new Key("single", "k");

  @Test
  void sendingWithoutAnEnd_isUnknown(@TempDir Path directory) {
    try (Journal journal = new Journal(directory.resolve("new").resolve("journal"))) {
      journal.begin(List.of(sent("1", "a b"), sent("2", "c")));
      journal.end(List.of(sent("2", "c")), Answer.ACKNOWLEDGED);
      journal.begin(List.of(new Sent("3", KEY, "d", Answer.UNKNOWN, true)));
      journal.end(List.of(sent("3", "d")), Answer.FAILED);
      assertThat(journal.sent())
          .containsExactly(
              sent("1", "a b"),
              new Sent("2", KEY, "c", Answer.ACKNOWLEDGED, false),
              new Sent("3", KEY, "d", Answer.FAILED, true));
    }
  }

  private static Sent sent(String id, String payload) {
    return new Sent(id, KEY, payload, Answer.UNKNOWN, false);
  }
}
