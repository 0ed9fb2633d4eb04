/* SPDX-License-Identifier: Apache-2.0 */
/** What the product costs; run by {@code -Pmeasure}. */
@NullMarked
package io.xonce.it.measure;

import org.jspecify.annotations.NullMarked;
