/* SPDX-License-Identifier: Apache-2.0 */
/** Batches and JPA: what a persistence context for several messages means. */
@NullMarked
package io.xonce.it.batch.persistence;

import org.jspecify.annotations.NullMarked;
