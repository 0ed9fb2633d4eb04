/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.outage;

import io.xonce.it.batch.BatchBean;
import jakarta.annotation.Resource;
import javax.sql.DataSource;

/** Its database can be taken away. */
public abstract class RemovableBatch extends BatchBean {

  @Resource(lookup = "java:jboss/datasources/RemovableXA")
  private DataSource removable;

  protected RemovableBatch(String consumer) {
    super(consumer);
  }

  @Override
  protected DataSource dataSource() {
    return removable;
  }
}
