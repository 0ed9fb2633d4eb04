/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import io.xonce.interceptor.attempt.DeliveryTransactions;
import io.xonce.interceptor.attempt.KeyClaims;
import io.xonce.interceptor.key.KeyReader;
import io.xonce.interceptor.reaction.Reactions;
import io.xonce.interceptor.settings.Settings;

/** What a consumer has in common with the one that stands for it in rehearsals. */
public record ConsumerParts(
    Settings settings,
    KeyReader keys,
    DeliveryTransactions transactions,
    KeyClaims claims,
    Reactions reactions,
    HeldDeliveries held,
    OperatorPause pause) {}
