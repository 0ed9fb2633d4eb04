/* SPDX-License-Identifier: Apache-2.0 */
/** Many messages in one transaction, by the resource adapter. */
@NullMarked
package io.xonce.it.batch;

import org.jspecify.annotations.NullMarked;
