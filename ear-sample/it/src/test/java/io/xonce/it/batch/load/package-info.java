/* SPDX-License-Identifier: Apache-2.0 */
/** How many sessions take part in the work, and on how many threads. */
@NullMarked
package io.xonce.it.batch.load;

import org.jspecify.annotations.NullMarked;
