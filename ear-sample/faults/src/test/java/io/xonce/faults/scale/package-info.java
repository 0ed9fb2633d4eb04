/* SPDX-License-Identifier: Apache-2.0 */
/** Two servers that share a broker and a database. */
@NullMarked
package io.xonce.faults.scale;

import org.jspecify.annotations.NullMarked;
