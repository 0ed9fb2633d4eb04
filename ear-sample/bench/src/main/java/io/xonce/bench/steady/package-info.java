/* SPDX-License-Identifier: Apache-2.0 */
/** Minutes at full rate, with and without a purge that takes as much as comes in. */
@NullMarked
package io.xonce.bench.steady;

import org.jspecify.annotations.NullMarked;
