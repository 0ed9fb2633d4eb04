/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stores answer, and what it means that none does. */
class StoresTest {

  private static JsonObject stores(String stores) {
    return Told.read("{\"stores\": [" + stores + "]}");
  }

  /** The application failed at its deployment, which is when branches are in doubt. */
  @Test
  void nobodyToAsk_needsALook() {
    for (Command command : List.of(new InDoubt(), new Actions())) {
      assertThat(command.isWell(stores(""))).isFalse();
      assertThat(Told.by(command, stores("")))
          .startsWith("No store could be asked: there is no consumer on this server.");
    }
    assertThat(Told.by(new InDoubt(), stores(""))).doesNotContain("Nothing is in doubt");
  }

  @Test
  void storeThatDoesNotAnswer_needsALook() {
    JsonObject answer =
        stores("{\"store\": \"one\", \"branches\": []}, {\"store\": \"two\", \"error\": \"away\"}");
    assertThat(new InDoubt().isWell(answer)).isFalse();
    assertThat(Told.by(new InDoubt(), answer))
        .contains("Problem: two: away")
        .doesNotContain("Nothing is in doubt");
  }

  @Test
  void storeWithoutBranches_isWell() {
    JsonObject answer = stores("{\"store\": \"one\", \"branches\": []}");
    assertThat(new InDoubt().isWell(answer)).isTrue();
    assertThat(Told.by(new InDoubt(), answer)).isEqualToIgnoringNewLines("Nothing is in doubt.");
  }
}
