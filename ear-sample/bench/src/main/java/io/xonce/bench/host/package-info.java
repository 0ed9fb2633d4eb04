/* SPDX-License-Identifier: Apache-2.0 */
/** The servers and processes that do the work, and what they run on. */
@NullMarked
package io.xonce.bench.host;

import org.jspecify.annotations.NullMarked;
