/* SPDX-License-Identifier: Apache-2.0 */
/** Many messages and redeployments, and what they leave in the server. */
@NullMarked
package io.xonce.faults.soak;

import org.jspecify.annotations.NullMarked;
