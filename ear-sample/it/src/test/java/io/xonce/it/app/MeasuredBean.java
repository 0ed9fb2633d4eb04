/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.app;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Measured against {@link PlainBean}. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/measured"))
@Idempotent(
    consumer = "measured",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class MeasuredBean extends EffectBean {}
