/* SPDX-License-Identifier: Apache-2.0 */
/** Behaviour, packaging and refusals, each shown on a real server, broker and database. */
@NullMarked
package io.xonce.it;

import org.jspecify.annotations.NullMarked;
