/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.growth;

/**
 * What a claim costs in a store of some size.
 *
 * @param hugePages whether the memory of the database was of huge pages, as the machine allows
 * @param purging whether old records were being purged meanwhile
 */
public record ClaimCost(
    long records, boolean hugePages, boolean purging, double p50Micros, double p99Micros) {}
