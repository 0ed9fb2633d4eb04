/* SPDX-License-Identifier: Apache-2.0 */
/** What others may implement: who decides which messages reach a bean. */
@NullMarked
package io.xonce.ra.spi;

import org.jspecify.annotations.NullMarked;
