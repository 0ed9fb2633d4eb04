/* SPDX-License-Identifier: Apache-2.0 */

/** Spring Integration and Apache Camel, doing the work of the rows under JTA. */
@NullMarked
package io.xonce.bench.others;

import org.jspecify.annotations.NullMarked;
