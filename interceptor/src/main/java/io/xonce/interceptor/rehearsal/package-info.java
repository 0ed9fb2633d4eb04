/* SPDX-License-Identifier: Apache-2.0 */
/** Dead letters that are processed in transactions which never commit. */
@NullMarked
package io.xonce.interceptor.rehearsal;

import org.jspecify.annotations.NullMarked;
