/* SPDX-License-Identifier: Apache-2.0 */
/** Random faults under load, and a proof that what goes wrong would be found. */
@NullMarked
package io.xonce.faults;

import org.jspecify.annotations.NullMarked;
