/* SPDX-License-Identifier: Apache-2.0 */
/** Beans whose messages are acknowledged after the commit. */
@NullMarked
package io.xonce.bench.beans.late;

import org.jspecify.annotations.NullMarked;
