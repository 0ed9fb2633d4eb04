/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Many messages in a transaction, from a stand-alone broker. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "connectionFactory",
          propertyValue = "java:/Artemis"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "remote-batch"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "20"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "3")
    })
@Idempotent(
    consumer = "remote-batch",
    key = "property(key)",
    store = Names.STORE,
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    divertTo = Names.REMOTE_ASIDE)
public class RemoteBatchBean extends RemoteHandler {
  /** Called by the container. */
  public RemoteBatchBean() {
    super("remote-batch");
  }
}
