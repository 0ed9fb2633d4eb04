/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import io.xonce.interceptor.monitor.ConsumerView;
import io.xonce.interceptor.settings.Policy;
import io.xonce.interceptor.statistics.RetentionAdvice;

/** What is set for a consumer, and what it has counted. */
final class StateAnswer {

  private StateAnswer() {}

  static JsonText of(ConsumerView view) {
    RetentionAdvice advice = view.statistics().advice(view.settings().retention());
    Policy policy = view.settings().policy();
    return new JsonText()
        .with("consumer", view.name())
        .with("application", view.ledger().application())
        .with("guarantee", view.getGuarantee())
        .with("evidence", view.getGuaranteeEvidence())
        .with("minimumGuarantee", view.getMinimumGuarantee())
        .with("mode", view.getMode())
        .with("store", view.getStore())
        .withTexts("key", view.getKeyExpressions())
        .with("hasTenant", view.settings().keys().tenant() != null)
        .with("retention", view.getRetention())
        .with("retentionSeconds", view.settings().retention().toSeconds())
        .with("floor", policy.floor())
        .with("onDuplicate", policy.onDuplicate())
        .with("onConflict", policy.onConflict())
        .with("divertTo", policy.divertTo().isEmpty() ? null : policy.divertTo())
        .with("held", view.getHeldDeliveries())
        .with("pausable", view.pause().isMinded())
        .with("pausedBy", view.pause().ordered())
        .with("knownKeys", view.getKnownKeys())
        .with("lostAttempts", view.getLostAttempts())
        .withCounts("deliveries", view.getDeliveries())
        .withCounts("duplicates", view.getDuplicates())
        .withCounts("ages", view.getDuplicateAges())
        .with("suggestedRetention", RetentionAdvice.text(advice.retention()))
        .with("suggestedBecause", advice.reason());
  }
}
