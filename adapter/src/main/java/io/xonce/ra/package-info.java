/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A resource adapter that delivers many messages in one XA transaction: what the server is told of
 * it, by {@code ra.xml}. Knows nothing of what the beans do, nor of who protects them.
 */
@NullMarked
package io.xonce.ra;

import org.jspecify.annotations.NullMarked;
