/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.lang.invoke.MethodHandles;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.Field;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Texts of the XA resource: what happened to which branch, then what follows. */
@MessageLogger(projectCode = "XONCE", length = 5)
@ValidIdRange(min = 2000, max = 2999)
interface XaMessages extends BasicLogger {

  XaMessages LOG = Logger.getMessageLogger(MethodHandles.lookup(), XaMessages.class, "io.xonce.xa");

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 2000,
      value =
          "XA %s of %s got no answer from the database (SQLState %s). The transaction manager is told"
              + " XAER_RMFAIL instead of %s: %s.")
  void corrected(Verb verb, BranchText branch, String sqlState, String code, String consequence);

  @Message(id = 2001, value = "XA %s of %s got no answer from the database (SQLState %s): %s.")
  @Field(name = "errorCode", intValue = XAException.XAER_RMFAIL)
  XAException unavailable(
      @Cause XAException cause, Verb verb, BranchText branch, String sqlState, String consequence);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 2003,
      value =
          "XA %s of %s did not finish the branch: the database lists it as prepared, or cannot tell."
              + " The transaction manager is told XAER_RMFAIL instead of %s: %s.")
  void listed(Verb verb, BranchText branch, String code, String consequence);

  @Message(
      id = 2004,
      value =
          "XA %s of %s did not finish the branch: the database lists it as prepared, or cannot tell:"
              + " %s.")
  @Field(name = "errorCode", intValue = XAException.XAER_RMFAIL)
  XAException unfinished(
      @Cause XAException cause, Verb verb, BranchText branch, String consequence);

  @Message(
      id = 2005,
      value =
          "XA %s of %s: one of its statements failed, the failure was caught, and the database had"
              + " aborted the branch by then. It is rolled back. Let the failure out, or do what may"
              + " fail in a transaction of its own.")
  @Field(name = "errorCode", intValue = XAException.XA_RBROLLBACK)
  XAException aborted(Verb verb, BranchText branch);

  @Message(
      id = 2006,
      value =
          "XA %s of %s: the text of one of its statements was COMMIT or ROLLBACK, which ended the"
              + " branch in the middle. What was done since is rolled back. Leave the end of a"
              + " transaction to the transaction manager.")
  @Field(name = "errorCode", intValue = XAException.XA_RBROLLBACK)
  XAException ended(Verb verb, BranchText branch);

  @Message(
      id = 2007,
      value =
          "XA prepare of %s: one of its statements has changed the role of the session, and the"
              + " prepared branch would belong to that role: neither this connection nor recovery"
              + " could commit it or roll it back. It is rolled back. Say RESET ROLE before the"
              + " transaction ends.")
  @Field(name = "errorCode", intValue = XAException.XA_RBROLLBACK)
  XAException foreignRole(@Cause SQLException cause, BranchText branch);

  @Message(id = 2008, value = "XA %s of %s is out of order: the connection has %s.")
  XAException outOfOrder(
      @Field(name = "errorCode") int code, Verb verb, BranchText branch, String state);

  @Message(id = 2009, value = "XA %s of %s failed (SQLState %s). See the cause.")
  XAException failed(
      @Cause SQLException cause,
      @Field(name = "errorCode") int code,
      Verb verb,
      BranchText branch,
      String sqlState);

  @Message(
      id = 2010,
      value =
          "%s() is not for a distributed transaction. Leave its end to the transaction manager.")
  String transactionControl(String method);

  @Message(
      id = 2011,
      value =
          "XA %s of %s failed: %s. The driver left its answer without a code, which transaction"
              + " managers take for success; see the cause.")
  XAException withoutCode(
      @Cause XAException cause,
      @Field(name = "errorCode") int code,
      Verb verb,
      BranchText branch,
      String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 2012,
      value =
          "%s wrote to the store's database beside the transaction of a delivery of consumer '%s', in"
              + " another transaction or in none. That stays when the delivery rolls back, and is"
              + " written again when the message is redelivered. Let it join the transaction"
              + " (REQUIRED), or mark it @DuplicatesOk if twice is harmless. Told once.")
  void writtenBeside(String place, String consumer);

  @Message(
      id = 2013,
      value =
          "The connection was closed, or its pool has lent it to somebody else since. Ask the"
              + " datasource for another one.")
  String handleClosed();

  @Message(
      id = 2014,
      value =
          "The PostgreSQL driver has the version %s. Xonce's datasource says the XA protocol through"
              + " parts of the driver, and has not been tried with one before 42.5. Use a newer one.")
  String driverTooOld(String version);
}
