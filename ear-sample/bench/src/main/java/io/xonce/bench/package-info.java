/* SPDX-License-Identifier: Apache-2.0 */

/** The same work done in several ways on one server and one database: how fast, and how exact. */
@NullMarked
package io.xonce.bench;

import org.jspecify.annotations.NullMarked;
