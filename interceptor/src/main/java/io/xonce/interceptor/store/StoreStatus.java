/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.store;

import org.jspecify.annotations.Nullable;

/** Answers whether a store can be used. */
public interface StoreStatus {

  /** Tells it from others; empty while that is not known. */
  String label();

  /** Why it cannot be used now; null if it can. */
  @Nullable String problem();
}
