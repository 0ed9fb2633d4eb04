/* SPDX-License-Identifier: Apache-2.0 */
/** What an operator sees: JMX, health, metrics, and the report on a key. */
@NullMarked
package io.xonce.interceptor.monitor;

import org.jspecify.annotations.NullMarked;
