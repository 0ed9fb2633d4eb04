/* SPDX-License-Identifier: Apache-2.0 */
/** One row measured: how fast, how late, at what cost, and how exact. */
@NullMarked
package io.xonce.bench.measure;

import org.jspecify.annotations.NullMarked;
