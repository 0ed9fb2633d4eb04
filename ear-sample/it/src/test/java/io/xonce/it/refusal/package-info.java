/* SPDX-License-Identifier: Apache-2.0 */
/** What cannot be protected does not deploy. */
@NullMarked
package io.xonce.it.refusal;

import org.jspecify.annotations.NullMarked;
