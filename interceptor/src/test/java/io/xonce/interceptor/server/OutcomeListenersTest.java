/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeListenersTest {

  private final OutcomeListeners outcomes = new OutcomeListeners();
  private final List<String> done = new ArrayList<>();

  @Test
  void work_waitsForTheOutcome_andIsDoneInOrder() {
    outcomes.add(status -> done.add("first " + status));
    outcomes.add(status -> done.add("second " + status));
    assertThat(done).isEmpty();

    outcomes.accept(3);

    assertThat(done).containsExactly("first 3", "second 3");
  }

  @Test
  void workThatComesAfterTheOutcome_isDoneAtOnce() {
    outcomes.accept(4);

    outcomes.add(status -> done.add("late " + status));

    assertThat(done).containsExactly("late 4");
  }

  @Test
  void workThatFails_doesNotKeepTheRestFromBeingDone() {
    outcomes.add(
        status -> {
          throw new IllegalStateException("broken");
        });
    outcomes.add(status -> done.add("next"));

    assertThatIllegalStateException().isThrownBy(() -> outcomes.accept(3)).withMessage("broken");
    assertThat(done).containsExactly("next");
  }

  /** An effect after the commit is code of the application, with classes of its own. */
  @Test
  void workThatEndsInAnError_doesNotEither() {
    outcomes.add(
        status -> {
          throw new NoClassDefFoundError("gone");
        });
    outcomes.add(status -> done.add("next"));

    assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(() -> outcomes.accept(3));
    assertThat(done).containsExactly("next");
  }
}
