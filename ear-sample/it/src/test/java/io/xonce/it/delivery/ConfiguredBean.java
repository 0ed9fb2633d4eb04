/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.delivery;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Key and reaction come from configuration. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/configured"))
@Idempotent(
    consumer = "configured",
    key = "property(nothing)",
    store = "java:jboss/datasources/PaymentsXA")
public class ConfiguredBean extends EffectBean {}
