/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A booked payment, as JPA sees it. */
@Entity
@Table(name = "effect")
@SuppressWarnings("UnusedVariable") // JPA reads the fields.
public class Effect {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "effect")
  @SequenceGenerator(name = "effect", sequenceName = "effect_seq", allocationSize = 50)
  private @Nullable Long id;

  private @Nullable String payment;
  private int account;
  private int amount;
  private long intended;

  /** For JPA. */
  protected Effect() {}

  Effect(BenchPayment booked) {
    payment = booked.id();
    account = booked.account();
    amount = booked.amount();
    intended = booked.intendedMicros();
  }
}
