/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.single;

import io.xonce.Idempotent;
import io.xonce.bench.beans.MarkableJdbcBean;
import io.xonce.bench.beans.Work;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** {@link SingleBean} on a datasource that takes part without a prepare. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/markable"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = Work.CONSUMERS)
    })
@Idempotent(consumer = "markable", key = "property(payment)", store = MarkableJdbcBean.STORE)
public class MarkableBean extends MarkableJdbcBean {}
