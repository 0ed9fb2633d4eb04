/* SPDX-License-Identifier: Apache-2.0 */
/**
 * From the bean to the broker: connections for what it sends, in the branch in which its message
 * came where there is one.
 */
@NullMarked
package io.xonce.ra.outbound;

import org.jspecify.annotations.NullMarked;
