/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.delivery;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
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
