/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Relies on the annotation of its interface. */
@ApplicationScoped
@Transactional
public class TransferBean implements Transfer {
  @Override
  public void pay(String order) {}
}
