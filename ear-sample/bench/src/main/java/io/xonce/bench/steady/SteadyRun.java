/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.steady;

/**
 * Minutes at full rate.
 *
 * @param name of the consumer
 * @param perSecond messages
 * @param earlyBytes the most that the table of records and its indexes had in the third minute
 * @param lateBytes the same of the last minute
 * @param lost payments without an effect
 * @param duplicated effects too many
 */
public record SteadyRun(
    String name, double perSecond, long earlyBytes, long lateBytes, long lost, long duplicated) {}
