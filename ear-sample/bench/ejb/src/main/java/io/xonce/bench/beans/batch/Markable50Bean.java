/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.batch;

import io.xonce.Idempotent;
import io.xonce.bench.beans.MarkableJdbcBean;
import io.xonce.bench.beans.Work;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** {@link Batch50Bean} on a datasource that takes part without a prepare. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/markable-50"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "50"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = Work.CONSUMERS)
    })
@Idempotent(consumer = "markable-50", key = "property(payment)", store = MarkableJdbcBean.STORE)
public class Markable50Bean extends MarkableJdbcBean {}
