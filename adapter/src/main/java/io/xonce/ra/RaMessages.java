/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import io.xonce.ra.broker.BrokerAddress;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.InvalidPropertyException;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Texts about what is configured: what happened where, then what to do. Ids are never reused. */
@MessageLogger(projectCode = "XONCE", length = 5)
interface RaMessages extends BasicLogger {

  RaMessages LOG = Logger.getMessageLogger(MethodHandles.lookup(), RaMessages.class, "io.xonce.ra");

  @Message(id = 6000, value = "Activation property '%s' is missing: %s.")
  InvalidPropertyException propertyMissing(SpecProperty property, String why);

  @Message(id = 6001, value = "Activation property '%s' cannot be '%s': %s.")
  InvalidPropertyException propertyRefused(SpecProperty property, String value, String remedy);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 6006,
      value =
          "%s receives nothing, and its messages wait: it cannot be activated. Mend what follows, and"
              + " deploy it again: %s")
  void notActivated(String bean, String reason);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 6007,
      value =
          "%s receives nothing, and its messages wait: its activation failed for a reason that was"
              + " not foreseen: %s. See the cause, and deploy it again.")
  void activationFailed(String bean, String reason, @Cause Throwable cause);

  @Message(id = 6035, value = "No connection to the broker at %s: %s.")
  ResourceException noConnection(BrokerAddress broker, String reason, @Cause Exception cause);

  @Message(id = 6036, value = "The resource adapter of this connection factory is not started.")
  ResourceException notStarted();
}
