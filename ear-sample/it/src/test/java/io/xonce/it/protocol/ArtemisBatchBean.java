/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import io.xonce.OnUnreadable;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** In batches, from a stand-alone broker. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "connectionFactory",
          propertyValue = "java:/Artemis"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "artemis-batch"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "2")
    })
@Idempotent(
    consumer = "artemis-batch",
    key = "body(/payment)",
    store = "java:jboss/datasources/PaymentsXA",
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    onUnreadable = OnUnreadable.DIVERT,
    divertTo = "java:/jms/artemis/diverted")
public class ArtemisBatchBean extends PaymentBean {}
