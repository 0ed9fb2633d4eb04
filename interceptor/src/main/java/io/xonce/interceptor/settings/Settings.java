/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import io.xonce.Guarantee;
import io.xonce.interceptor.key.KeyRules;
import io.xonce.store.SchemaMode;
import java.time.Duration;

/**
 * Everything that is set for a consumer, from annotation and configuration, checked.
 *
 * @param store JNDI name, empty for the only XA datasource of the server
 * @param connectionFactory JNDI name of what diverts and replies are sent through
 * @param shared whether another application has a consumer of this name on purpose
 * @param attempts how many attempts may wait to be written to the ledger, 0 for no ledger
 */
public record Settings(
    String consumer,
    KeyRules keys,
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
    boolean shared,
    int attempts) {}
