/* SPDX-License-Identifier: Apache-2.0 */
/** What only the running transaction shows: guarantees below the one asked for. */
@NullMarked
package io.xonce.it.guarantee;

import org.jspecify.annotations.NullMarked;
