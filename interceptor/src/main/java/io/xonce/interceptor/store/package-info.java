/* SPDX-License-Identifier: Apache-2.0 */
/** The dedup store of a consumer, found and opened. */
@NullMarked
package io.xonce.interceptor.store;

import org.jspecify.annotations.NullMarked;
