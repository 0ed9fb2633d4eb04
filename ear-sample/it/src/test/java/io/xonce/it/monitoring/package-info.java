/* SPDX-License-Identifier: Apache-2.0 */
/** What an operator sees: JMX, health, metrics. */
@NullMarked
package io.xonce.it.monitoring;

import org.jspecify.annotations.NullMarked;
