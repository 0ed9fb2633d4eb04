/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Many messages in a transaction, by Xonce's resource adapter, sending in one more branch. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "20"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "3")
    })
@Idempotent(
    consumer = "batch",
    key = "property(key)",
    store = Names.STORE,
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    divertTo = Names.ASIDE)
public class BatchBean extends AdapterHandler {
  /** Called by the container. */
  public BatchBean() {
    super("batch");
  }
}
