/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** From the server's own broker, which speaks more than one protocol. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/accepted")
    })
@Idempotent(
    consumer = "accepted",
    key = "body(/payment)",
    store = "java:jboss/datasources/PaymentsXA",
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    divertTo = "java:/jms/queue/diverted")
public class AcceptedBean extends PaymentBean {}
