/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import org.jspecify.annotations.Nullable;

/** The bean behind the interceptor. */
@FunctionalInterface
public interface BeanCall {

  @Nullable Object call() throws Exception;
}
