/* SPDX-License-Identifier: Apache-2.0 */
/** The beans under test: what a user would write, with failures on demand. */
@NullMarked
package io.xonce.it.app;

import org.jspecify.annotations.NullMarked;
