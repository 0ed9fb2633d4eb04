/* SPDX-License-Identifier: Apache-2.0 */
/** The same SQL without messages: an upper bound. */
@NullMarked
package io.xonce.bench.beans.bound;

import org.jspecify.annotations.NullMarked;
