/* SPDX-License-Identifier: Apache-2.0 */
/** A real PostgreSQL, MariaDB and WildFly as child processes that never outlive their owner. */
@NullMarked
package io.xonce.lab;

import org.jspecify.annotations.NullMarked;
