/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import org.HdrHistogram.Histogram;

/**
 * What messages at a given rate took.
 *
 * @param micros from the moment a message was to be sent to the commit of its effect
 * @param cpuMicros processor time for each message, its way into the broker included
 */
record LatencySample(Histogram micros, double cpuMicros) {}
