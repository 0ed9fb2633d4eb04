/* SPDX-License-Identifier: Apache-2.0 */
/** The way of an invocation: resolve the key, claim it, proceed or react. */
@NullMarked
package io.xonce.interceptor.consumer;

import org.jspecify.annotations.NullMarked;
