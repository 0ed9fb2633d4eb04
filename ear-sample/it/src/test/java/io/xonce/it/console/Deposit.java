/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** There is one of each name. */
@Entity
@Table(name = "stock")
public class Deposit {

  @Id private String name = "";

  /** Called by the provider. */
  protected Deposit() {}

  Deposit(String name) {
    this.name = name;
  }
}
