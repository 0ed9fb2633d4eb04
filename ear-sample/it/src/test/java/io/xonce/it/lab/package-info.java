/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The server, the broker and the databases of all tests, as they are seen from outside, and the
 * archives deployed to them.
 */
@NullMarked
package io.xonce.it.lab;

import org.jspecify.annotations.NullMarked;
