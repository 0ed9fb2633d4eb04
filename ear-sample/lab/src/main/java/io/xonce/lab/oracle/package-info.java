/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Judges by identity what became of messages. It knows nothing of how they were processed, and
 * nothing of Xonce.
 */
@NullMarked
package io.xonce.lab.oracle;

import org.jspecify.annotations.NullMarked;
