/* SPDX-License-Identifier: Apache-2.0 */
/** A real PostgreSQL and a real WildFly as child processes that never outlive their owner. */
@NullMarked
package io.xonce.lab;

import org.jspecify.annotations.NullMarked;
