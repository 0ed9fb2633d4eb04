/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.packaging;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Of another application than {@link io.xonce.it.bean.MeasuredBean}, and with its name. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/unrecorded"))
@Idempotent(
    consumer = "measured",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class NamesakeBean extends EffectBean {}
