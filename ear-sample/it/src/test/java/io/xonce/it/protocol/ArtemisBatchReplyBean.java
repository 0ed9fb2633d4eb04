/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.Idempotent;
import io.xonce.OnDuplicate;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Requests, in batches, from a stand-alone broker. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "connectionFactory",
          propertyValue = "java:/Artemis"),
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "artemis-batch-reply"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "2")
    })
@Idempotent(
    consumer = "artemis-batch-reply",
    key = "body(/payment)",
    store = "java:jboss/datasources/PaymentsXA",
    onDuplicate = OnDuplicate.REPLAY,
    replyTo = "JMSReplyTo")
public class ArtemisBatchReplyBean extends AnsweringBean {}
