/* SPDX-License-Identifier: Apache-2.0 */
/** Effects that need less than exactly-once. */
@NullMarked
package io.xonce.it.effect;

import org.jspecify.annotations.NullMarked;
