/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.Guarantee;
import io.xonce.OnDuplicate;
import io.xonce.store.SchemaMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is set for a consumer, from annotation and configuration, checked.
 *
 * @param store JNDI name, empty for the only XA datasource of the server
 */
record Settings(
    String consumer,
    List<String> keyTexts,
    List<KeyExpression> key,
    @Nullable KeyExpression tenant,
    OnDuplicate onDuplicate,
    Duration retention,
    String store,
    SchemaMode schema,
    Guarantee minimumGuarantee,
    Duration lockTimeout,
    Duration purgeInterval,
    int knownKeys) {

  boolean keyIsMessageId() {
    return keyTexts.equals(List.of("messageId"));
  }
}
