/* SPDX-License-Identifier: Apache-2.0 */
/** Methods of CDI and enterprise beans that must take effect once. */
@NullMarked
package io.xonce.it.method;

import org.jspecify.annotations.NullMarked;
