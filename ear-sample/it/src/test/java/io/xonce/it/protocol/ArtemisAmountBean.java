/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Compares the amount of a payment only, and has its key in the id of the conversation. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "artemis-amount"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
    })
@Idempotent(
    consumer = "artemis-amount",
    key = "correlationId",
    fingerprint = "body(/amount)",
    store = "java:jboss/datasources/PaymentsXA",
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    divertTo = "java:/jms/artemis/diverted")
public class ArtemisAmountBean extends PaymentBean {}
