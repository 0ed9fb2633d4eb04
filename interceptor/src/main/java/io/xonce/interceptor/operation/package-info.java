/* SPDX-License-Identifier: Apache-2.0 */
/** What an operator's console asks of a consumer and has it do, in JSON. */
@NullMarked
package io.xonce.interceptor.operation;

import org.jspecify.annotations.NullMarked;
