/* SPDX-License-Identifier: Apache-2.0 */
/** The rows of the comparison: each one way to do the same work. */
@NullMarked
package io.xonce.bench.row;

import org.jspecify.annotations.NullMarked;
