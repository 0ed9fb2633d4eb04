/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One message, one transaction, which the commit of a local datasource decides. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/markable"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "6")
    })
@Idempotent(
    consumer = "markable",
    key = "property(key)",
    store = Names.MARKABLE_STORE,
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    divertTo = Names.ASIDE)
public class MarkableBean extends ServerHandler {

  @Resource(lookup = Names.MARKABLE_STORE)
  private DataSource markable;

  /** Called by the container. */
  public MarkableBean() {
    super("markable");
  }

  @Override
  protected long change(Mark mark) throws SQLException {
    return change(markable, mark);
  }
}
