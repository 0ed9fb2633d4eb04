/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.guarantee;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Under observation, by configuration. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/observed"))
@Idempotent(
    consumer = "observed",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class ObservedBean extends EffectBean {}
