/* SPDX-License-Identifier: Apache-2.0 */
/** The way to the database, on which what is said can get lost. */
@NullMarked
package io.xonce.faults.wire;

import org.jspecify.annotations.NullMarked;
