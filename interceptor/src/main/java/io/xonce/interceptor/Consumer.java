/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import org.jspecify.annotations.Nullable;

/** What stands between the container and an annotated bean or method. */
interface Consumer {

  String name();

  /** Runs in the transaction of the delivery or call; every exception rolls it back. */
  @Nullable Object process(Incoming incoming, Bean bean) throws Exception;
}
