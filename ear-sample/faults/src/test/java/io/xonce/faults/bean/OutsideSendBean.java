/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.ConnectionFactory;

/** Sends through a connection that joins no transaction. */
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
public class OutsideSendBean extends ServerHandler {

  @Resource(lookup = "java:/ConnectionFactory")
  private ConnectionFactory outside;

  /** Called by the container. */
  public OutsideSendBean() {
    super("flawed");
  }

  @Override
  protected ConnectionFactory sender() {
    return outside;
  }
}
