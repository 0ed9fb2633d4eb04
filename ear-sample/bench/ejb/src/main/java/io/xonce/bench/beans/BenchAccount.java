/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An account, as JPA sees it. */
@Entity
@Table(name = "account")
public class BenchAccount {

  @Id private int id;
  private long balance;

  /** For JPA. */
  protected BenchAccount() {}

  void add(int amount) {
    balance += amount;
  }

  /** Number and balance. */
  @Override
  public String toString() {
    return id + ": " + balance;
  }
}
