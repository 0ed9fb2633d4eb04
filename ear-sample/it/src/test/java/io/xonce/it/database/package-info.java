/* SPDX-License-Identifier: Apache-2.0 */
/** Other databases than PostgreSQL, several at once, and other ways to commit than XA. */
@NullMarked
package io.xonce.it.database;

import org.jspecify.annotations.NullMarked;
