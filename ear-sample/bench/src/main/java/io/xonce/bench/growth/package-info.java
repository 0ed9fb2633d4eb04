/* SPDX-License-Identifier: Apache-2.0 */
/** What a claim costs as the store grows. */
@NullMarked
package io.xonce.bench.growth;

import org.jspecify.annotations.NullMarked;
