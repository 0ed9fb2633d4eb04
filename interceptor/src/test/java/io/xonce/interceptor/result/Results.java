/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people return. */
public final class Results {

  private Results() {}

  record Line(String article, BigDecimal price, int quantity) {}

  record Order(String id, Map<String, Line> lines, Set<String> tags, Optional<Line> gift) {}

  /** A record that refers to itself, and one of generic parts. */
  record Tree(String name, List<Tree> children) {}

  @SuppressWarnings("ArrayRecordComponent")
  record Page<T extends @Nullable Object>(List<T> items, @Nullable T first, T @Nullable [] rest) {}

  record Nothing() {}

  enum Side {
    BUY,
    SELL {
      @Override
      int sign() {
        return -1;
      }
    };

    int sign() {
      return 1;
    }
  }

  /** As beans were written before records; one property has no getter, another is not the field. */
  static class Account {
    private String number = "none";
    private @Nullable BigDecimal limit = BigDecimal.TEN;
    protected Map<String, Integer> postings = new HashMap<>();
    private final long opened;
    private transient int hash;

    protected Account() {
      this(0);
    }

    Account(long opened) {
      this.opened = opened;
    }

    String getNumber() {
      return "No. " + number;
    }

    Account number(String given) {
      number = given;
      return this;
    }

    Account limit(@Nullable BigDecimal given) {
      limit = given;
      return this;
    }

    int hash() {
      hash = Objects.hash(number, limit);
      return hash;
    }

    @Nullable BigDecimal limit() {
      return limit;
    }

    long opened() {
      return opened;
    }
  }

  /** A field of the name that its superclass uses, too. */
  static final class Savings extends Account {
    String number = "savings";
  }

  sealed interface Outcome<T extends @Nullable Object> permits Booked, Refused, Side2 {}

  record Booked<T extends @Nullable Object>(T receipt) implements Outcome<T> {}

  record Refused(String why) implements Outcome<String> {}

  enum Side2 implements Outcome<String> {
    LATER {}
  }

  @JsonbTypeInfo(@JsonbSubtype(alias = "dog", type = Dog.class))
  interface Animal {}

  record Dog(String name) implements Animal {}

  record Cat(String name) implements Animal {}

  /** Tells JSON-B how it is made. */
  public static final class Money {
    private final String amount;

    private Money(String amount) {
      this.amount = amount;
    }

    @JsonbCreator
    public static Money of(@JsonbProperty("amount") String amount) {
      return new Money(amount);
    }

    public String getAmount() {
      return amount;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Money money && money.amount.equals(amount);
    }

    @Override
    public int hashCode() {
      return amount.hashCode();
    }
  }

  /** Nobody but itself knows how to make one. */
  static final class Hidden {
    @SuppressWarnings("unused")
    private final String text;

    Hidden(String text) {
      this.text = text;
    }
  }

  /** A collection with something of its own. */
  static final class Basket extends java.util.ArrayList<String> {
    private static final long serialVersionUID = 1L;
    int total;
  }

  interface Anything {}

  abstract static class Half {}
}
