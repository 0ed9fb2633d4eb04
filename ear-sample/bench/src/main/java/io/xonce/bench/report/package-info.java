/* SPDX-License-Identifier: Apache-2.0 */
/** The results, for people and for machines, and what they are held against. */
@NullMarked
package io.xonce.bench.report;

import org.jspecify.annotations.NullMarked;
