/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.TimeColumn;

final class MariaDbDialect extends Dialect {

  @Override
  String now() {
    return "UTC_TIMESTAMP(6)";
  }

  /** The driver moves every other type of time between zones. */
  @Override
  TimeColumn times() {
    return TimeColumn.UTC;
  }
}
