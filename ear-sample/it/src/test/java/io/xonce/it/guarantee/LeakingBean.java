/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.guarantee;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its store is commit-markable as the server makes it by default. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/leaking"))
@Idempotent(
    consumer = "leaking",
    key = "property(payment)",
    store = "java:jboss/datasources/LeakingDS")
public class LeakingBean extends EffectBean {}
