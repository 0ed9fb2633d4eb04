/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A branch that is prepared and not yet ended: its claims hold their keys until recovery ends it.
 *
 * <p><b>Threads:</b> safe as long as nobody writes to the id.
 *
 * @param id as the database names it
 * @param globalTransactionId of its XA transaction; empty if the name is none of the JDBC driver's
 * @param preparedAt by the clock of the database; null: it does not tell
 */
@SuppressWarnings("ArrayRecordComponent") // compared by value below
public record PreparedBranch(String id, byte[] globalTransactionId, @Nullable Instant preparedAt) {

  /** Refuses a null where none is allowed. */
  public PreparedBranch {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(globalTransactionId, "globalTransactionId");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PreparedBranch that
        && id.equals(that.id)
        && Arrays.equals(globalTransactionId, that.globalTransactionId)
        && Objects.equals(preparedAt, that.preparedAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, Arrays.hashCode(globalTransactionId), preparedAt);
  }

  /** Its id and, in hexadecimal, its transaction. */
  @Override
  public String toString() {
    return id + " of " + HexFormat.of().formatHex(globalTransactionId) + " since " + preparedAt;
  }
}
