/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.measure;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import io.xonce.it.bean.MeasuredBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Like {@link MeasuredBean}, in an application without an attempt ledger. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/unrecorded"))
@Idempotent(
    consumer = "unrecorded",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class UnrecordedBean extends EffectBean {}
