/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import io.xonce.faults.site.Form;
import io.xonce.faults.site.Topology;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is said to the database, and to a broker that runs by itself, on the way of a message. */
public enum Phase {
  CLAIM,
  DATABASE_PREPARE,
  DATABASE_COMMIT,
  DATABASE_ROLLBACK,
  /** Of a transaction in which the database is alone. */
  DATABASE_ONE_PHASE,
  /** In a transaction neither this nor the next has an answer. */
  SEND,
  ACKNOWLEDGEMENT,
  BROKER_PREPARE,
  BROKER_COMMIT,
  BROKER_ROLLBACK;

  /** Whether the broker is told. */
  boolean isToBroker() {
    return EnumSet.range(SEND, BROKER_ROLLBACK).contains(this);
  }

  /** Whether it is said on a way that gets lost. */
  public boolean isOf(Form form) {
    return switch (this) {
      case CLAIM -> true;
      case DATABASE_ONE_PHASE -> !form.sends();
      case DATABASE_PREPARE, DATABASE_COMMIT, DATABASE_ROLLBACK -> form.sends();
      default -> form.is(Topology.REMOTE);
    };
  }

  /** Those of a form. */
  static List<Phase> of(Form form) {
    return Stream.of(values()).filter(phase -> phase.isOf(form)).toList();
  }

  /** What can happen to it. */
  Set<Loss> losses() {
    return this == SEND || this == ACKNOWLEDGEMENT
        ? EnumSet.of(Loss.OF_THE_REQUEST, Loss.OF_TIME)
        : EnumSet.allOf(Loss.class);
  }
}
