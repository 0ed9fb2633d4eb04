/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.bean;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its database cannot prepare. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/noprepare"))
@Idempotent(
    consumer = "no-prepare",
    key = "property(payment)",
    store = "java:jboss/datasources/NoPrepareXA")
public class NoPrepareBean extends EffectBean {}
