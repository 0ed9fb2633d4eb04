/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A resource adapter that delivers many messages in one XA transaction. Knows nothing of what the
 * beans do, nor of who protects them: see {@link io.xonce.ra.BatchGuard}.
 */
@NullMarked
package io.xonce.ra;

import org.jspecify.annotations.NullMarked;
