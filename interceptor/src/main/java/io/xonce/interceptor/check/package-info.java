/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What in the set-up of server and database weakens the promise, told once at the start; and queues
 * that nobody serves.
 */
@NullMarked
package io.xonce.interceptor.check;

import org.jspecify.annotations.NullMarked;
