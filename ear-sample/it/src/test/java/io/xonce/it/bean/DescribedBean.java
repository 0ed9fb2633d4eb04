/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.bean;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Harmless by its annotations; a deployment descriptor makes it REQUIRES_NEW. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/described"))
@Idempotent(
    consumer = "described",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class DescribedBean extends EffectBean {}
