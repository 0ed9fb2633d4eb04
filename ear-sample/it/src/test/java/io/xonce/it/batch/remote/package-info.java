/* SPDX-License-Identifier: Apache-2.0 */
/** A broker on another server. */
@NullMarked
package io.xonce.it.batch.remote;

import org.jspecify.annotations.NullMarked;
