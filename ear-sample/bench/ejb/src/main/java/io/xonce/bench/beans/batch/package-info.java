/* SPDX-License-Identifier: Apache-2.0 */
/** The resource adapter of Xonce. */
@NullMarked
package io.xonce.bench.beans.batch;

import org.jspecify.annotations.NullMarked;
