/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** One message, one transaction, by the server's own resource adapter. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/single"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "6")
    })
@Idempotent(
    consumer = "single",
    key = "property(key)",
    store = Names.STORE,
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    divertTo = Names.ASIDE)
public class SingleBean extends ServerHandler {
  /** Called by the container. */
  public SingleBean() {
    super("single");
  }
}
