/* SPDX-License-Identifier: Apache-2.0 */
/** What a method returns, as JSON that gives it back equal. */
@NullMarked
package io.xonce.interceptor.result;

import org.jspecify.annotations.NullMarked;
