/* SPDX-License-Identifier: Apache-2.0 */
/** Server, database and brokers, and how to look at them from outside. */
@NullMarked
package io.xonce.faults.site;

import org.jspecify.annotations.NullMarked;
