/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Messages that no Artemis client sent: what each producer makes of one, and what becomes of it.
 */
@NullMarked
package io.xonce.it.protocol;

import org.jspecify.annotations.NullMarked;
