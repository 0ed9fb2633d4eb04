/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import javax.sql.XAConnection;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.xa.PGXADataSource;

/**
 * PostgreSQL's XA datasource, with an {@code XAResource} that tells the transaction manager the
 * truth. Takes the driver's own settings; name it as {@code xa-datasource-class}.
 *
 * <p><b>Transactions.</b> The driver reports a branch as ended and rolled back that a restart of
 * the database has merely cut off from its client; the transaction manager then gives it up while
 * it is still prepared (<a href="https://github.com/pgjdbc/pgjdbc/issues/4438">pgjdbc 4438</a>).
 * Here every loss of the database is {@code XAER_RMFAIL}, so that recovery finishes the branch.
 * {@code XA_OK} is never said of a branch that the database has aborted because a statement failed:
 * the driver takes the rollback that is answered to {@code PREPARE TRANSACTION} for a success (<a
 * href="https://github.com/pgjdbc/pgjdbc/issues/1697">pgjdbc 1697</a>). Nor of one that the text of
 * a statement has ended, nor of one that another role than the session's would own, so that nobody
 * could finish it; and {@code XA_RDONLY} of none, since the database prepares each (<a
 * href="https://github.com/pgjdbc/pgjdbc/pull/3897">pgjdbc 3897</a>). A branch begins in the
 * database with its first statement, so a connection that was cut in the pool is found out by that.
 *
 * <p>Runs with pgjdbc 42.5 and later, and refuses an older one: it says the XA protocol itself, and
 * uses of the driver's XA connection nothing.
 *
 * <p><b>Threads.</b> Safe for use by several threads once configured.
 *
 * <p><b>Failure.</b> A connection lost in an XA call is reported to the listeners of its {@code
 * XAConnection}, so that a pool drops it (<a
 * href="https://github.com/pgjdbc/pgjdbc/issues/4445">pgjdbc 4445</a>); so is one whose session may
 * not write, though nobody has called {@code setReadOnly}. Each corrected answer is logged.
 */
public final class HonestXADataSource extends PGXADataSource {

  /** The version of the driver from which on it is tested: 42.5. */
  private static final int OLDEST_MAJOR = 42;

  private static final int OLDEST_MINOR = 5;

  private static final String NOT_SUPPORTED = "0A000";

  /** A datasource still to be configured through its setters. */
  public HonestXADataSource() {}

  @Override
  public XAConnection getXAConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    BaseConnection physical = (BaseConnection) getConnection(user, password);
    try {
      demandTriedDriver(physical.getMetaData());
      return PostgresXAConnection.of(physical);
    } catch (SQLException | RuntimeException e) {
      physical.close();
      throw e;
    }
  }

  private static void demandTriedDriver(DatabaseMetaData driver) throws SQLException {
    int major = driver.getDriverMajorVersion();
    boolean isOld = major == OLDEST_MAJOR && driver.getDriverMinorVersion() < OLDEST_MINOR;
    if (isOld || major < OLDEST_MAJOR) {
      throw new SQLException(XaMessages.LOG.driverTooOld(driver.getDriverVersion()), NOT_SUPPORTED);
    }
  }

  @Override
  public String getDescription() {
    return "Xonce on " + super.getDescription();
  }

  /** The driver's factory builds the driver's own classes only. */
  @Override
  protected Reference createReference() {
    return new Reference(getClass().getName(), Factory.class.getName(), null);
  }

  /** Rebuilds the datasource from what a naming service keeps of it. */
  public static final class Factory implements ObjectFactory {

    /** Made by the naming service. */
    public Factory() {}

    @Override
    public @Nullable Object getObjectInstance(
        @Nullable Object object,
        @Nullable Name name,
        @Nullable Context context,
        @Nullable Hashtable<?, ?> environment) {
      if (!(object instanceof Reference reference)
          || !reference.getClassName().equals(HonestXADataSource.class.getName())) {
        return null;
      }
      HonestXADataSource datasource = new HonestXADataSource();
      datasource.setFromReference(reference);
      return datasource;
    }
  }
}
