/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.reaction;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its admission floor is set by configuration. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/floor"))
@Idempotent(
    consumer = "floor",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA",
    divertTo = "java:/jms/queue/diverted")
public class FloorBean extends EffectBean {}
