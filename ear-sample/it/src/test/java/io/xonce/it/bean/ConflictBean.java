/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.bean;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Says nothing about conflicts. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/conflict"))
@Idempotent(
    consumer = "conflict",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class ConflictBean extends EffectBean {}
