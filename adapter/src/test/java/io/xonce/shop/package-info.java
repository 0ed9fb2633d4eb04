/* SPDX-License-Identifier: Apache-2.0 */
/** An application. */
@NullMarked
package io.xonce.shop;

import org.jspecify.annotations.NullMarked;
