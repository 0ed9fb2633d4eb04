/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample;

import io.xonce.AfterCommit;
import io.xonce.DuplicatesOk;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;

/** What the world hears of a payment beside the books; none of it needs to be exactly once. */
@ApplicationScoped
public class Notices {

  private static final System.Logger LOG = System.getLogger("io.xonce.sample");

  /** Stands for a mail to the customer: nobody wants one for a booking that was rolled back. */
  @AfterCommit
  public void receipt(String paymentId) {
    LOG.log(Level.DEBUG, "Receipt for {0}", paymentId);
  }

  /** An audit line for each try. */
  @DuplicatesOk
  public void tried(String paymentId) {
    LOG.log(Level.DEBUG, "Trying to book {0}", paymentId);
  }
}
