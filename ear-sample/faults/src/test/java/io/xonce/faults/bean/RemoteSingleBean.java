/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** One message, one transaction, from a stand-alone broker. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "remote-single"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "6")
    })
@Idempotent(
    consumer = "remote-single",
    key = "property(key)",
    store = Names.STORE,
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    divertTo = Names.REMOTE_ASIDE)
public class RemoteSingleBean extends RemoteHandler {
  /** Called by the container. */
  public RemoteSingleBean() {
    super("remote-single");
  }
}
