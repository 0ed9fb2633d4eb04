/* SPDX-License-Identifier: Apache-2.0 */
/** Effects that need less than exactly-once. */
@NullMarked
package io.xonce.interceptor.tier;

import org.jspecify.annotations.NullMarked;
