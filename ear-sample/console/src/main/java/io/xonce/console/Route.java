/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import org.jspecify.annotations.Nullable;

/**
 * Where dead letters are moved to.
 *
 * @param aside name of the queue that all of them go to; null: each goes back to where it came from
 */
record Route(@Nullable String aside) {

  static final Route BACK = new Route(null);

  /** As it is recorded. */
  String kind() {
    return aside == null ? "retry" : "divert";
  }

  /** What has been done to those that were moved. */
  String done() {
    return aside == null ? "sent back" : "diverted to " + aside;
  }

  /** Name of the queue; null: nobody knows. */
  @Nullable String target(FailedLetter letter) {
    return aside == null ? letter.origin() : aside;
  }
}
