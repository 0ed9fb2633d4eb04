/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.batch;

import io.xonce.Idempotent;
import io.xonce.bench.beans.BatchSendBean;
import io.xonce.bench.beans.MarkableJdbcBean;
import io.xonce.bench.beans.Work;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import javax.sql.DataSource;

/** {@link Batch1SendBean} on a datasource that takes part without a prepare. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/markable-send"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "1"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = Work.CONSUMERS)
    })
@Idempotent(consumer = "markable-send", key = "property(payment)", store = MarkableJdbcBean.STORE)
public class MarkableSendBean extends BatchSendBean {

  @Resource(lookup = MarkableJdbcBean.STORE)
  private DataSource books;

  @Override
  protected DataSource dataSource() {
    return books;
  }
}
