/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;

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
public class BatchBean extends Handler {

  @Resource(lookup = "java:/XonceJMS")
  private ConnectionFactory sender;

  @Resource(lookup = Names.OUT)
  private Queue out;

  /** Called by the container. */
  public BatchBean() {
    super("batch");
  }

  @Override
  protected ConnectionFactory sender() {
    return sender;
  }

  @Override
  protected Queue out() {
    return out;
  }
}
