/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import io.xonce.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;

/** Promises a result that cannot be there. */
@ApplicationScoped
public class BadTierBean {
  @AfterCommit
  public String receipt() {
    return "too early";
  }
}
