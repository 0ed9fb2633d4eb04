/* SPDX-License-Identifier: Apache-2.0 */
/** Payments to be processed, and how they reach whoever processes them. */
@NullMarked
package io.xonce.bench.load;

import org.jspecify.annotations.NullMarked;
