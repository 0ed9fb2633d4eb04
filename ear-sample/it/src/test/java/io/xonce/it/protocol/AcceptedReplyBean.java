/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.Idempotent;
import io.xonce.OnDuplicate;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Requests to the server's own broker. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/accepted-reply")
    })
@Idempotent(
    consumer = "accepted-reply",
    key = "body(/payment)",
    store = "java:jboss/datasources/PaymentsXA",
    onDuplicate = OnDuplicate.REPLAY,
    replyTo = "JMSReplyTo")
public class AcceptedReplyBean extends AnsweringBean {}
