/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.Idempotent;
import io.xonce.OnDuplicate;
import io.xonce.OnUnreadable;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Relies on the ids of messages. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "artemis-id"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
    })
@Idempotent(
    consumer = "artemis-id",
    store = "java:jboss/datasources/PaymentsXA",
    onDuplicate = OnDuplicate.DIVERT,
    onUnreadable = OnUnreadable.DIVERT,
    divertTo = "java:/jms/artemis/diverted")
public class ArtemisIdBean extends PaymentBean {}
