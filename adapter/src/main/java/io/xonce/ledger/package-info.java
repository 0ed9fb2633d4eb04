/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The attempt ledger: each run of a handler and how it ended. History, not state: written beside
 * the message's transaction, so that it outlives a rollback.
 */
@NullMarked
package io.xonce.ledger;

import org.jspecify.annotations.NullMarked;
