/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import io.xonce.store.MessageKey;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks whether keys tell messages apart: a region or a customer in place of an order number makes
 * duplicates of what are none.
 */
final class KeyVariety {

  /** Messages looked at together. */
  static final int WINDOW = 1000;

  private static final int FEW = WINDOW / 10;

  private final Set<MessageKey> keys = new HashSet<>();
  private int messages;
  private int distinct;

  /** Whether this key ends a window in which there were few. */
  synchronized boolean isLowAfter(MessageKey key) {
    keys.add(key);
    messages++;
    if (messages < WINDOW) {
      return false;
    }
    distinct = keys.size();
    keys.clear();
    messages = 0;
    return distinct < FEW;
  }

  /** Different keys in the last full window; 0 before the first has ended. */
  synchronized int distinct() {
    return distinct;
  }
}
