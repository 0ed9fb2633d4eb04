/* SPDX-License-Identifier: Apache-2.0 */
/** The ways to databases and broker, on which what is said can get lost. */
@NullMarked
package io.xonce.faults.wire;

import org.jspecify.annotations.NullMarked;
