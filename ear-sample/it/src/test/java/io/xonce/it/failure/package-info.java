/* SPDX-License-Identifier: Apache-2.0 */
/** A failure inside a bean that the bean keeps to itself. */
@NullMarked
package io.xonce.it.failure;

import org.jspecify.annotations.NullMarked;
