/* SPDX-License-Identifier: Apache-2.0 */
/** What the packages of this module share. Not part of the API, and may change at any time. */
@NullMarked
package io.xonce.internal;

import org.jspecify.annotations.NullMarked;
