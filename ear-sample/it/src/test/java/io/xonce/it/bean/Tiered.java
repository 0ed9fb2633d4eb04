/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.bean;

import io.xonce.AfterCommit;
import io.xonce.DuplicatesOk;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.Message;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;

/** Effects that do not need exactly-once; each leaves a line in the log and then fails. */
@ApplicationScoped
public class Tiered {

  private static final System.Logger LOG = System.getLogger("it.tiers");

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  @AfterCommit
  public void receipt(String payment) {
    LOG.log(Level.INFO, "receipt for {0}", payment);
    throw new IllegalStateException("the mail server is down");
  }

  /** Its row stays when the bean's are rolled back. */
  @DuplicatesOk
  public void audit(String payment, Message message) {
    LOG.log(Level.INFO, "audit of {0}", payment);
    Effects.write(dataSource, "audit", message, false);
    throw new IllegalStateException("the audit is full");
  }
}
