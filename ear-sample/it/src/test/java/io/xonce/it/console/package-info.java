/* SPDX-License-Identifier: Apache-2.0 */
/** The operator's console, in a browser and as scripts ask it. */
@NullMarked
package io.xonce.it.console;

import org.jspecify.annotations.NullMarked;
