/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import org.jspecify.annotations.Nullable;

/** The bean behind the interceptor. */
@FunctionalInterface
interface Bean {

  @Nullable Object call() throws Exception;
}
