/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.bean;

import io.xonce.Idempotent;
import io.xonce.it.measure.PlainBean;
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
