/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.batch;

import io.xonce.Idempotent;
import io.xonce.bench.beans.BatchSendBean;
import io.xonce.bench.beans.JdbcBean;
import io.xonce.bench.beans.Work;
import io.xonce.bench.beans.single.SingleSendBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** {@link SingleSendBean} on the resource adapter. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-send"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "50"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = Work.CONSUMERS)
    })
@Idempotent(consumer = "batch-send", key = "property(payment)", store = JdbcBean.STORE)
public class Batch50SendBean extends BatchSendBean {}
