/* SPDX-License-Identifier: Apache-2.0 */
/** One attempt to process an invocation: its claim, its transaction, its history. */
@NullMarked
package io.xonce.interceptor.attempt;

import org.jspecify.annotations.NullMarked;
