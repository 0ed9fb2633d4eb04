/* SPDX-License-Identifier: Apache-2.0 */
/** What is done with a message that is not the first of its key, or that is refused for good. */
@NullMarked
package io.xonce.it.reaction;

import org.jspecify.annotations.NullMarked;
