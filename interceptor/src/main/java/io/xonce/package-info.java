/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The public API: mark a message-driven bean {@link io.xonce.Idempotent}, and ask what is known.
 */
@NullMarked
package io.xonce;

import org.jspecify.annotations.NullMarked;
