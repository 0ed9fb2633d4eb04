/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.interceptor.ExcludeDefaultInterceptors;
import jakarta.interceptor.Interceptors;

/** Its failures are swallowed outside, in batches. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-swallowed"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@ExcludeDefaultInterceptors
@Interceptors(Meddling.class)
@Idempotent(
    consumer = "batch-swallowed",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchSwallowedBean extends HalvesBean {
  /** Called by the container. */
  public BatchSwallowedBean() {
    super("batch-swallowed");
  }
}
