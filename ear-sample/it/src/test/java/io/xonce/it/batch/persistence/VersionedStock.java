/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The same with a version. */
@Entity
@Table(name = "stock")
public class VersionedStock {

  @Id private String name = "";
  private int taken;
  @Version private int version;

  /** Called by the provider. */
  protected VersionedStock() {}

  int take(int more) {
    taken += more;
    return taken;
  }
}
