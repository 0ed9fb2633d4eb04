/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.bean;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its store is not registered for recovery. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/norecovery"))
@Idempotent(
    consumer = "no-recovery",
    key = "property(payment)",
    store = "java:jboss/datasources/NoRecoveryXA")
public class NoRecoveryBean extends EffectBean {}
