/* SPDX-License-Identifier: Apache-2.0 */
/** Brokers, and the branch of a session with one. */
@NullMarked
package io.xonce.ra.broker;

import org.jspecify.annotations.NullMarked;
