/* SPDX-License-Identifier: Apache-2.0 */
/** The model of the protocol, its checker, and what real runs say to it. */
@NullMarked
package io.xonce.model;

import org.jspecify.annotations.NullMarked;
