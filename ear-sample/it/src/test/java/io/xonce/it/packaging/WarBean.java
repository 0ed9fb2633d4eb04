/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.packaging;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** The bean of a web archive. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/war"))
@Idempotent(
    consumer = "war",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class WarBean extends EffectBean {}
