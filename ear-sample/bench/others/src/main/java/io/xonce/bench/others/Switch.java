/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.others;

/** Lets a consumer take messages, or not: an idle one would ask the broker all the time. */
record Switch(Runnable on, Runnable off) {}
