/* SPDX-License-Identifier: Apache-2.0 */
/** The work to be measured, and the beans that do it. */
@NullMarked
package io.xonce.bench.beans;

import org.jspecify.annotations.NullMarked;
