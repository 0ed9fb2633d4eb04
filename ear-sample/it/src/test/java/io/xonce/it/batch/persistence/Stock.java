/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What others may change unnoticed: it has no version. */
@Entity
@Table(name = "stock")
public class Stock {

  @Id private String name = "";
  private int taken;

  /** Called by the provider. */
  protected Stock() {}

  int take(int more) {
    taken += more;
    return taken;
  }
}
