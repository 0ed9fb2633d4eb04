/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.reaction;

import io.xonce.Idempotent;
import io.xonce.OnUnreadable;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Has what cannot be read moved away at once, in batches. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-unreadable"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "batch-unreadable",
    key = "body(/id)",
    store = "java:jboss/datasources/PaymentsXA",
    onUnreadable = OnUnreadable.DIVERT,
    divertTo = "java:/jms/queue/diverted")
public class BatchUnreadableBean extends EffectBean {}
