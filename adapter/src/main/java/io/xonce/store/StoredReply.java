/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to a message, kept to be answered again.
 *
 * <p><b>Threads:</b> safe as long as nobody writes to the body.
 *
 * @param kind what the body is
 * @param properties what belongs to the body, as JSON text of the caller's choice; null: nothing
 * @param body any length, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // a copy of each reply would be paid by every caller
public record StoredReply(Kind kind, @Nullable String properties, byte[] body) {

  /** What the body of a reply is. */
  public enum Kind {
    /** A text in UTF-8. */
    TEXT,
    /** Bytes as they are. */
    BYTES,
    /** A value in JSON, in UTF-8. */
    JSON
  }

  /** Refuses a null where none is allowed. */
  public StoredReply {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(body, "body");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredReply that
        && kind == that.kind
        && Objects.equals(properties, that.properties)
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, properties, Arrays.hashCode(body));
  }

  /** Kind and size; the content may be confidential. */
  @Override
  public String toString() {
    return kind + " of " + body.length + " bytes";
  }
}
