/* SPDX-License-Identifier: Apache-2.0 */
/**
 * From the broker to the bean: the sessions of an activation, and the transactions in which they
 * deliver.
 */
@NullMarked
package io.xonce.ra.inbound;

import org.jspecify.annotations.NullMarked;
