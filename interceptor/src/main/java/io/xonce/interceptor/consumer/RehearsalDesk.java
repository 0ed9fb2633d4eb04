/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import io.xonce.interceptor.rehearsal.Rehearser;
import org.jspecify.annotations.Nullable;

/**
 * By what a consumer rehearses.
 *
 * @param uncounted processes as the consumer does, and nothing of it is counted
 * @param rehearser null: no message comes here, so that none is rehearsed
 */
public record RehearsalDesk(Consumer uncounted, @Nullable Rehearser rehearser) {}
