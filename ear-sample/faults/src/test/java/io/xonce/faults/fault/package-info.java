/* SPDX-License-Identifier: Apache-2.0 */
/** What strikes, when, and how that is known to have happened. */
@NullMarked
package io.xonce.faults.fault;

import org.jspecify.annotations.NullMarked;
