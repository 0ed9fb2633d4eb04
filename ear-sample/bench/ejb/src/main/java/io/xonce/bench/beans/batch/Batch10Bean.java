/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.batch;

import io.xonce.Idempotent;
import io.xonce.bench.beans.JdbcBean;
import io.xonce.bench.beans.Work;
import io.xonce.bench.beans.single.SingleBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** {@link SingleBean} on the resource adapter, up to 10 messages a transaction. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-10"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "10"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = Work.CONSUMERS)
    })
@Idempotent(consumer = "batch-10", key = "property(payment)", store = JdbcBean.STORE)
public class Batch10Bean extends JdbcBean {}
