/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.recovery;

import io.xonce.ra.broker.BrokerAddress;
import java.lang.invoke.MethodHandles;
import javax.transaction.xa.XAException;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.Field;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Texts about what is in doubt at a broker. Ids are never reused. */
@MessageLogger(projectCode = "XONCE", length = 5)
interface RecoveryMessages extends BasicLogger {

  RecoveryMessages LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), RecoveryMessages.class, "io.xonce.ra.recovery");

  @Message(
      id = 6037,
      value =
          "The broker at %s cannot be asked what is in doubt. At boot this is as it should be:"
              + " recovery begins before the broker does, and asks again. If it goes on, see the"
              + " cause.")
  @Field(name = "errorCode", intValue = XAException.XAER_RMFAIL)
  XAException unavailable(@Cause Exception cause, BrokerAddress broker);
}
