/* SPDX-License-Identifier: Apache-2.0 */
/** A database that is away for a while. */
@NullMarked
package io.xonce.it.outage;

import org.jspecify.annotations.NullMarked;
