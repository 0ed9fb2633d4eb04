/* SPDX-License-Identifier: Apache-2.0 */
/** Where a fault can strike, and what shows that nothing is lost or repeated there. */
@NullMarked
package io.xonce.faults.matrix;

import org.jspecify.annotations.NullMarked;
