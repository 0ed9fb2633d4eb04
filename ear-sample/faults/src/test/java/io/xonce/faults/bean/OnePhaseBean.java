/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/**
 * Acknowledged after the commit, and sends nothing: its database is alone in the transaction, which
 * commits in one phase. Skips duplicates, so that those whose key the server remembers are answered
 * from its memory.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/one-phase"),
      @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "after-commit"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "20"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "3")
    })
@Idempotent(
    consumer = "one-phase",
    key = "property(key)",
    store = Names.STORE,
    onDuplicate = OnDuplicate.SKIP,
    onConflict = OnConflict.DIVERT,
    divertTo = Names.ASIDE)
public class OnePhaseBean extends AdapterHandler {
  /** Called by the container. */
  public OnePhaseBean() {
    super("one-phase");
  }

  @Override
  protected void tell(Mark mark, long version) {}
}
