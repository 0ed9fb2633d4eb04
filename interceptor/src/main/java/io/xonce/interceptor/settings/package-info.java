/* SPDX-License-Identifier: Apache-2.0 */
/** What the annotation and the configuration say of a consumer, read and checked. */
@NullMarked
package io.xonce.interceptor.settings;

import org.jspecify.annotations.NullMarked;
