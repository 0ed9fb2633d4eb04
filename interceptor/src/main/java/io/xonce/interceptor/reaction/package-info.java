/* SPDX-License-Identifier: Apache-2.0 */
/** What follows the claim: the bean, or what is done instead of it. */
@NullMarked
package io.xonce.interceptor.reaction;

import org.jspecify.annotations.NullMarked;
