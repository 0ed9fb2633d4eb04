/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** {@link SingleSendBean} on the resource adapter, one message a transaction. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-1-send"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "1"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = Work.CONSUMERS)
    })
@Idempotent(consumer = "batch-1-send", key = "property(payment)", store = JdbcBean.STORE)
public class Batch1SendBean extends BatchSendBean {}
