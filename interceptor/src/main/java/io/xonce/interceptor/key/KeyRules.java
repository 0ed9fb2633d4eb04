/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes two messages or calls of one consumer the same, and what makes them equal.
 *
 * @param texts the key expressions as they were written
 * @param key the same, parsed
 * @param tenant separates the keys of different tenants; null for none
 * @param fingerprint what is compared between copies
 */
public record KeyRules(
    List<String> texts,
    List<KeyExpression> key,
    @Nullable KeyExpression tenant,
    FingerprintRule fingerprint) {}
