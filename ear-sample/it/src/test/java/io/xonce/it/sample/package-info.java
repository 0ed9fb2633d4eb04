/* SPDX-License-Identifier: Apache-2.0 */
/** The sample application as the build left it. */
@NullMarked
package io.xonce.it.sample;

import org.jspecify.annotations.NullMarked;
