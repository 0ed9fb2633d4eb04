/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.late;

import io.xonce.Idempotent;
import io.xonce.bench.beans.JdbcBean;
import io.xonce.bench.beans.Work;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** One message a transaction, acknowledged after it. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/after-1"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "1"),
      @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "after-commit"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = Work.CONSUMERS)
    })
@Idempotent(
    consumer = "after-1",
    key = "property(payment)",
    divertTo = "java:/jms/queue/stale",
    store = JdbcBean.STORE)
public class After1Bean extends JdbcBean {}
