/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Receives CloudEvents. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "artemis-event"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
    })
@Idempotent(
    consumer = "artemis-event",
    key = "cloudEvent",
    store = "java:jboss/datasources/PaymentsXA",
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    divertTo = "java:/jms/artemis/diverted")
public class ArtemisEventBean extends PaymentBean {}
