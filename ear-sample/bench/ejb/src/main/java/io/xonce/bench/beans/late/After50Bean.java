/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.late;

import io.xonce.Idempotent;
import io.xonce.bench.beans.JdbcBean;
import io.xonce.bench.beans.Work;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Up to 50 messages a transaction, acknowledged after it. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/after-50"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "50"),
      @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "after-commit"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = Work.CONSUMERS)
    })
@Idempotent(
    consumer = "after-50",
    key = "property(payment)",
    divertTo = "java:/jms/queue/stale",
    store = JdbcBean.STORE)
public class After50Bean extends JdbcBean {}
