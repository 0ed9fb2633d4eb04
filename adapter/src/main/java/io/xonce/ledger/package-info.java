/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The attempt ledger: each run of a handler and how it ended. The one that processed the message is
 * told by the record of its key. The others are history, not state: written beside the message's
 * transaction, so that they outlive its rollback.
 */
@NullMarked
package io.xonce.ledger;

import org.jspecify.annotations.NullMarked;
