/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.app;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** The key is in the JSON body. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/body"))
@Idempotent(consumer = "body", key = "body(/payment)", store = "java:jboss/datasources/PaymentsXA")
public class BodyBean extends EffectBean {}
