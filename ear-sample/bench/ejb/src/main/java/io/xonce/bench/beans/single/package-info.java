/* SPDX-License-Identifier: Apache-2.0 */
/** A transaction for each message. */
@NullMarked
package io.xonce.bench.beans.single;

import org.jspecify.annotations.NullMarked;
