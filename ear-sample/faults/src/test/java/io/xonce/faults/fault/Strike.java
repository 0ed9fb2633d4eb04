/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import java.time.Duration;

/**
 * A fault that took place.
 *
 * @param inTransaction sessions of the database that were in a transaction when it struck
 * @param ahead messages of all forms that were sent and had not taken effect
 * @param inDoubt branches that were prepared in the database while all stood still
 * @param back until all worked again
 */
public record Strike(Fault fault, long inTransaction, long ahead, long inDoubt, Duration back) {}
