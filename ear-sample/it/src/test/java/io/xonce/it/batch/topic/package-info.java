/* SPDX-License-Identifier: Apache-2.0 */
/** Subscriptions: shared or not, durable or not. */
@NullMarked
package io.xonce.it.batch.topic;

import org.jspecify.annotations.NullMarked;
