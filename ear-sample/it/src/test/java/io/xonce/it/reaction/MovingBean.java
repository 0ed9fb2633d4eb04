/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.reaction;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Has copies moved away, and what cannot be told from a conflict. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/moving"))
@Idempotent(
    consumer = "moving",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA",
    onConflict = OnConflict.DIVERT,
    onDuplicate = OnDuplicate.DIVERT,
    divertTo = "java:/jms/queue/diverted")
public class MovingBean extends EffectBean {}
