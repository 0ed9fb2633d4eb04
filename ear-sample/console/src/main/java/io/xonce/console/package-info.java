/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The operator's console. It knows none of the product's classes: consumers answer in JSON, by JMX;
 * the broker is asked by the server's management model and, for what lies in a queue, by messaging.
 */
@NullMarked
package io.xonce.console;

import org.jspecify.annotations.NullMarked;
