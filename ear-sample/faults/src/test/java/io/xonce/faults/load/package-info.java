/* SPDX-License-Identifier: Apache-2.0 */
/** What is sent, and what its senders know of it. */
@NullMarked
package io.xonce.faults.load;

import org.jspecify.annotations.NullMarked;
