/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.sql.SQLException;
import javax.sql.XAConnection;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * MariaDB's XA datasource, with an {@code XAResource} that tells the transaction manager the truth.
 * Takes the driver's own settings; name it as {@code xa-datasource-class}.
 *
 * <p><b>Transactions.</b> When the database is lost in an XA call, or keeps a branch because a
 * backup runs, the driver throws an exception without a code; the transaction manager then takes
 * the branch for ended heuristically and never asks again, though it is still prepared. The server
 * itself calls a prepared branch unknown as long as it believes another session alive that it
 * belongs to; recovery takes that for finished, and later rolls it back. Here both are {@code
 * XAER_RMFAIL}, so that recovery finishes the branch.
 *
 * <p>The driver says that two connections can join one branch (<a
 * href="https://jira.mariadb.org/browse/CONJ-825">CONJ-825</a>), which the server refuses; here
 * they are different resource managers.
 *
 * <p><b>Threads.</b> Safe for use by several threads once configured.
 *
 * <p><b>Failure.</b> A connection lost in an XA call is reported to the listeners of its {@code
 * XAConnection}, so that a pool drops it. Each corrected answer is logged.
 */
public final class HonestMariaDbDataSource extends MariaDbDataSource {

  /** A datasource still to be configured through its setters. */
  public HonestMariaDbDataSource() {}

  @Override
  public XAConnection getXAConnection() throws SQLException {
    return HonestXAConnection.of(super.getXAConnection());
  }

  @Override
  public XAConnection getXAConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return HonestXAConnection.of(super.getXAConnection(user, password));
  }
}
