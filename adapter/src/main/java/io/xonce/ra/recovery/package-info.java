/* SPDX-License-Identifier: Apache-2.0 */
/** What the transaction manager needs to finish, after a crash, what was in doubt. */
@NullMarked
package io.xonce.ra.recovery;

import org.jspecify.annotations.NullMarked;
