/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.delivery;

import io.xonce.Idempotent;
import io.xonce.OnDuplicate;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Duplicates fail. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/fail"))
@Idempotent(
    consumer = "fail",
    key = "property(payment)",
    onDuplicate = OnDuplicate.FAIL,
    store = "java:jboss/datasources/PaymentsXA")
public class FailBean extends EffectBean {}
