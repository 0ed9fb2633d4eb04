/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Behind {@link io.xonce.Idempotent}: resolve the key, claim it, proceed or react. Not an API;
 * public types are public because CDI asks for it.
 */
@NullMarked
package io.xonce.interceptor;

import org.jspecify.annotations.NullMarked;
