/* SPDX-License-Identifier: Apache-2.0 */
/** A server that dies with messages in work, and branches in doubt. */
@NullMarked
package io.xonce.it.crash;

import org.jspecify.annotations.NullMarked;
