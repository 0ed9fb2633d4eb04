/* SPDX-License-Identifier: Apache-2.0 */
/** The matrix of versions: one table, and what runs its cells. */
@NullMarked
package io.xonce.versions;

import org.jspecify.annotations.NullMarked;
