/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.batch;

import io.xonce.Idempotent;
import io.xonce.bench.beans.JdbcBean;
import io.xonce.bench.beans.Work;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** {@link Batch50Bean} with one session, and more while it does not suffice. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-elastic"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "50"),
      @ActivationConfigProperty(propertyName = "minSessions", propertyValue = "1"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = Work.CONSUMERS)
    })
@Idempotent(consumer = "batch-elastic", key = "property(payment)", store = JdbcBean.STORE)
public class BatchElasticBean extends JdbcBean {}
