/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.app;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** {@link MeasuredBean} with batches. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destination",
            propertyValue = "java:/jms/queue/batch-measured"))
@Idempotent(
    consumer = "batch-measured",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchMeasuredBean extends EffectBean {}
