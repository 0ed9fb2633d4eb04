/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The command line of Xonce. It asks the console of a server, and knows nothing but its answers.
 */
@NullMarked
package io.xonce.cli;

import org.jspecify.annotations.NullMarked;
