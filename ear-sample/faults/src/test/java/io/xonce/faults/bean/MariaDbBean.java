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

/** Many messages in a transaction, with their state in MariaDB. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/mariadb"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "20"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "3")
    })
@Idempotent(
    consumer = "mariadb",
    key = "property(key)",
    store = Names.MARIADB_STORE,
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    divertTo = Names.ASIDE)
public class MariaDbBean extends AdapterHandler {

  @Resource(lookup = Names.MARIADB_STORE)
  private DataSource mariaDb;

  /** Called by the container. */
  public MariaDbBean() {
    super("mariadb");
  }

  @Override
  protected long change(Mark mark) throws SQLException {
    return change(mariaDb, mark);
  }
}
