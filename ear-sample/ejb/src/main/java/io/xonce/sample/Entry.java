/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/**
 * One booking, never changed. Its payment id is deliberately not unique: a payment booked twice
 * would be there to see.
 */
@Entity
@Immutable
public class Entry {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entry_seq")
  @SequenceGenerator(name = "entry_seq", sequenceName = "entry_seq", allocationSize = 50)
  private Long id;

  @Column(name = "payment_id")
  private String paymentId;

  @ManyToOne(optional = false)
  private Account account;

  @Column(precision = 19, scale = 2)
  private BigDecimal amount;

  @Column(name = "booked_at")
  private Instant bookedAt;

  /** For JPA. */
  protected Entry() {}

  Entry(Payment payment, Account account, Instant bookedAt) {
    this.paymentId = payment.paymentId();
    this.account = account;
    this.amount = payment.amount();
    this.bookedAt = bookedAt;
  }

  String paymentId() {
    return paymentId;
  }

  Account account() {
    return account;
  }

  BigDecimal amount() {
    return amount;
  }
}
