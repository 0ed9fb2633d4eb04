/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;

/** An account and the sum of its entries. */
@Entity
public class Account {

  @Id private String id;

  @Column(precision = 19, scale = 2)
  private BigDecimal balance;

  /** For JPA. */
  protected Account() {}

  String id() {
    return id;
  }

  void add(BigDecimal amount) {
    balance = balance.add(amount);
  }
}
