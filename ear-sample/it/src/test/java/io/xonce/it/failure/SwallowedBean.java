/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.interceptor.ExcludeDefaultInterceptors;
import jakarta.interceptor.Interceptors;

/** Its failures are swallowed outside. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/swallowed")
    })
@ExcludeDefaultInterceptors
@Interceptors(Meddling.class)
@Idempotent(
    consumer = "swallowed",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class SwallowedBean extends HalvesBean {
  /** Called by the container. */
  public SwallowedBean() {
    super("swallowed");
  }
}
