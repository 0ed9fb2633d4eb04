/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.crash;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its queue has the redelivery of the shipped set-up. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/patient"))
@Idempotent(
    consumer = "patient",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class PatientBean extends EffectBean {}
