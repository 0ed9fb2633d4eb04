/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.reaction;

import io.xonce.Idempotent;
import io.xonce.OnUnreadable;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Has what cannot be read moved away at once. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/unreadable")
    })
@Idempotent(
    consumer = "unreadable",
    key = "body(/id)",
    store = "java:jboss/datasources/PaymentsXA",
    onUnreadable = OnUnreadable.DIVERT,
    divertTo = "java:/jms/queue/diverted")
public class UnreadableBean extends EffectBean {}
