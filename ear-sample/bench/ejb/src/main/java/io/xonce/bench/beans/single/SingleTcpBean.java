/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.single;

import io.xonce.Idempotent;
import io.xonce.bench.beans.JdbcBean;
import io.xonce.bench.beans.Work;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** {@link SingleBean} at the other resource adapter, which reaches the broker by TCP. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/single-tcp"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = Work.CONSUMERS)
    })
@Idempotent(consumer = "single-tcp", key = "property(payment)", store = JdbcBean.STORE)
public class SingleTcpBean extends JdbcBean {}
