/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.delivery;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** The key comes from a resolver, apart for each tenant. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/resolved"))
@Idempotent(
    consumer = "resolved",
    tenant = "property(tenant)",
    store = "java:jboss/datasources/PaymentsXA")
public class ResolvedBean extends EffectBean {}
