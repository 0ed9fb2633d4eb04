/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its store has no tables. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/refused"))
@Idempotent(consumer = "missing-table", store = "java:jboss/datasources/EmptyXA")
public class MissingTableBean extends EffectBean {}
