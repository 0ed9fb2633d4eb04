/* SPDX-License-Identifier: Apache-2.0 */
/** What becomes of a message: its key, its claim, its attempts, its end. */
@NullMarked
package io.xonce.it.delivery;

import org.jspecify.annotations.NullMarked;
