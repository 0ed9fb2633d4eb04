/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.batch;

import io.xonce.Idempotent;
import io.xonce.bench.beans.BatchSendBean;
import io.xonce.bench.beans.JdbcBean;
import io.xonce.bench.beans.Work;
import io.xonce.bench.beans.single.SingleSendBean;
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
