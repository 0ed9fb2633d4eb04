/* SPDX-License-Identifier: Apache-2.0 */

/** The promise, watched from outside: payments, resends, failures and a kill; then the books. */
@NullMarked
package io.xonce.demo;

import org.jspecify.annotations.NullMarked;
