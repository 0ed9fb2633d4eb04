/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.guarantee;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its store may lose what it commits, is not recovered, and prepares less than its pools want. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/hasty"))
@Idempotent(consumer = "hasty", key = "property(payment)", store = "java:jboss/datasources/HastyXA")
public class HastyBean extends EffectBean {}
