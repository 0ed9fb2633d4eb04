/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the server provides: names, transactions, datasources. The only room that reaches it by
 * reflection.
 */
@NullMarked
package io.xonce.interceptor.server;

import org.jspecify.annotations.NullMarked;
