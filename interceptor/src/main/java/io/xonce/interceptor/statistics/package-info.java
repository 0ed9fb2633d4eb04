/* SPDX-License-Identifier: Apache-2.0 */
/** Counts of one consumer on this server, and the retention they suggest. */
@NullMarked
package io.xonce.interceptor.statistics;

import org.jspecify.annotations.NullMarked;
