/* SPDX-License-Identifier: Apache-2.0 */
/** The enlistment proof: which branches a transaction has, and what they guarantee. */
@NullMarked
package io.xonce.interceptor.proof;

import org.jspecify.annotations.NullMarked;
