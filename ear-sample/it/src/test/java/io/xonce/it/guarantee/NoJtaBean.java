/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.guarantee;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its store commits by itself. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/nojta"))
@Idempotent(
    consumer = "no-jta",
    key = "property(payment)",
    store = "java:jboss/datasources/NoJtaDS")
public class NoJtaBean extends EffectBean {}
