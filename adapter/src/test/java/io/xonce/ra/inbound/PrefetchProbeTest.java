/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a session asks for a second message. */
class PrefetchProbeTest {

  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration LATER = Duration.ofMillis(2);

  private final PrefetchProbe probe = new PrefetchProbe();

  @Test
  void messagesThatComeAlone_areLessAndLessAskedAbout() {
    assertThat(silencesOf(6)).containsExactly(0, 1, 3, 7, 15, 15);
  }

  @Test
  void messageBehindAnother_hasTheSessionAskEachTime() {
    silencesOf(4);
    probe.answered(true);
    assertThat(probe.isDueAfter(LATER)).isTrue();
  }

  @Test
  void messageThatWasThere_isAskedAboutAndEndsTheSilence() {
    silencesOf(4);
    assertThat(probe.isDueAfter(AT_ONCE)).isTrue();
    assertThat(probe.isDueAfter(LATER)).isTrue();
  }

  /** How many messages pass before each question, all of them in vain. */
  private List<Integer> silencesOf(int questions) {
    List<Integer> silences = new ArrayList<>();
    for (int i = 0; i < questions; i++) {
      int passed = 0;
      while (!probe.isDueAfter(LATER)) {
        passed++;
      }
      silences.add(passed);
      probe.answered(false);
    }
    return silences;
  }
}
