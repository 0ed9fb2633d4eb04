/* SPDX-License-Identifier: Apache-2.0 */
/** What arrives to be processed once: a received message, or the call of a method. */
@NullMarked
package io.xonce.interceptor.invocation;

import org.jspecify.annotations.NullMarked;
