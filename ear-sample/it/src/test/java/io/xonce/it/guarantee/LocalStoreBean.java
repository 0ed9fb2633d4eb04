/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.guarantee;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its store is not XA. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/local"))
@Idempotent(consumer = "local", key = "property(payment)", store = "java:jboss/datasources/LocalDS")
public class LocalStoreBean extends EffectBean {}
