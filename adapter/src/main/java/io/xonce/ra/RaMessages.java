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

  @Message(id = 6006, value = "%s cannot be activated. Deploy it again when this is mended: %s")
  ResourceException notActivated(String bean, String reason, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 6007,
      value =
          "%s cannot be activated, as before, and receives nothing. If it is deployed, deploy it again"
              + " when this is mended; if not, the server has kept it and forgets it when it is"
              + " started anew: %s")
  void refusedAgain(String bean, String reason);

  @Message(id = 6035, value = "No connection to the broker at %s: %s.")
  ResourceException noConnection(BrokerAddress broker, String reason, @Cause Exception cause);

  @Message(id = 6036, value = "The resource adapter of this connection factory is not started.")
  ResourceException notStarted();
}
