/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.Guarantee;
import io.xonce.store.SchemaMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is set for a consumer, from annotation and configuration, checked.
 *
 * @param store JNDI name, empty for the only XA datasource of the server
 * @param connectionFactory JNDI name of what diverts and replies are sent through
 * @param attempts how many attempts may wait to be written to the ledger, 0 for no ledger
 */
record Settings(
    String consumer,
    List<String> keyTexts,
    List<KeyExpression> key,
    @Nullable KeyExpression tenant,
    FingerprintRule fingerprint,
    Policy policy,
    Mode mode,
    Duration retention,
    String store,
    SchemaMode schema,
    Guarantee minimumGuarantee,
    Duration lockTimeout,
    Duration purgeInterval,
    int knownKeys,
    String connectionFactory,
    int attempts) {}
