/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its key expression is not in the grammar. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/refused"))
@Idempotent(consumer = "bad-key", key = "header(x)", store = "java:jboss/datasources/PaymentsXA")
public class BadKeyBean extends EffectBean {}
