/* SPDX-License-Identifier: Apache-2.0 */
/** Messages that are acknowledged after the commit. */
@NullMarked
package io.xonce.it.late;

import org.jspecify.annotations.NullMarked;
