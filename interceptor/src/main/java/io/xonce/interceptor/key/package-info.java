/* SPDX-License-Identifier: Apache-2.0 */
/** The key of an invocation and its fingerprint, by expressions of a small closed grammar. */
@NullMarked
package io.xonce.interceptor.key;

import org.jspecify.annotations.NullMarked;
