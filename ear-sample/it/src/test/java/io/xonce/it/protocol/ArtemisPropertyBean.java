/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import io.xonce.OnUnreadable;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Has its key beside the payload. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "artemis-property"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
    })
@Idempotent(
    consumer = "artemis-property",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA",
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    onUnreadable = OnUnreadable.DIVERT,
    divertTo = "java:/jms/artemis/diverted")
public class ArtemisPropertyBean extends PaymentBean {}
