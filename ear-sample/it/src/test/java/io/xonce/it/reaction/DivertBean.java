/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.reaction;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Has duplicates and conflicts looked at by people. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/divert"))
@Idempotent(
    consumer = "divert",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA",
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    divertTo = "java:/jms/queue/diverted")
public class DivertBean extends EffectBean {}
