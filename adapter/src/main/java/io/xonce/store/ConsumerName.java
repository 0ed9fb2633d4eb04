/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.DisplayText;

/** The name under which the records of a consumer are found. */
final class ConsumerName {

  private ConsumerName() {}

  /** Refuses one that the column could not hold as it is. */
  static void require(String consumer) {
    if (!DisplayText.isName(consumer)) {
      throw StoreMessages.MESSAGES.badConsumerName(
          DisplayText.of(consumer), DisplayText.MAX_LENGTH);
    }
  }
}
