/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger tells of a message.
 *
 * @param store that the ledger is in
 */
record Told(String store, JsonObject failure) {

  /** After these a message is no dead letter. */
  private static final Set<String> DONE = Set.of("COMMITTED", "DUPLICATE");

  /**
   * That of the consumer whose dead letter it is. A copy that a divert of the broker made, or
   * another subscription got, has the same id, and may have been processed elsewhere. Null: nobody,
   * or several, and nobody can say which.
   */
  static @Nullable Told only(List<Told> all) {
    List<Told> some = all.size() > 1 ? all.stream().filter(told -> !told.isDone()).toList() : all;
    return some.size() == 1 ? some.get(0) : null;
  }

  private boolean isDone() {
    return DONE.contains(failure.getString("outcome", ""));
  }
}
