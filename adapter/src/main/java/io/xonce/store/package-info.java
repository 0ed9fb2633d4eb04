/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The dedup store: which message has been processed, kept in the business database so that the
 * record and the business state share one XA branch.
 */
@NullMarked
package io.xonce.store;

import org.jspecify.annotations.NullMarked;
