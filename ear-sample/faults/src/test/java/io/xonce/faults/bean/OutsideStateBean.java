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

/** Changes the state through a datasource that joins no transaction. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/flawed"))
@Idempotent(
    consumer = "flawed",
    key = "property(key)",
    store = Names.STORE,
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    divertTo = Names.ASIDE)
public class OutsideStateBean extends ServerHandler {

  @Resource(lookup = "java:jboss/datasources/OutsideDS")
  private DataSource outside;

  /** Called by the container. */
  public OutsideStateBean() {
    super("flawed");
  }

  @Override
  protected long change(Mark mark) throws SQLException {
    return change(outside, mark);
  }
}
