/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

/** A type, or a value of it, that cannot be stored and given back equal; says why, and where. */
public final class UnstorableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What refers to itself is deep: where it begins is enough. */
  private static final int MAX_PLACE = 200;

  private final String reason;
  private final String place;

  UnstorableException(String reason) {
    super(reason);
    this.reason = reason;
    this.place = "";
  }

  UnstorableException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
    this.place = "";
  }

  private UnstorableException(String place, UnstorableException part) {
    super(part.reason + " (" + place + ")", part.getCause());
    this.reason = part.reason;
    this.place = place;
  }

  /** The same, said of the whole that this is a part of. */
  UnstorableException within(String part) {
    String whole = place.isEmpty() ? part : part + ", " + place;
    boolean fits = whole.length() <= MAX_PLACE;
    return new UnstorableException(fits ? whole : whole.substring(0, MAX_PLACE) + "…", this);
  }
}
