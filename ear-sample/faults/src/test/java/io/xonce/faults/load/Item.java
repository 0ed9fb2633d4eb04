/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.load;

/**
 * A message as it is planned.
 *
 * @param copy what makes it a further message of a key, {@link Copy#NONE} for the first
 */
record Item(String key, String payload, Fate fate, Copy copy) {

  /** What will become of it, if all is well. */
  enum Fate {
    GOOD(0),
    /** The handler fails at it twice, or more often if the broker forgets. */
    FAILS_TWICE(2),
    POISON(Integer.MAX_VALUE),
    /** Its sender takes it back, by a rollback. */
    TAKEN_BACK(0);

    private final int fails;

    Fate(int fails) {
      this.fails = fails;
    }

    /** The deliveries up to which the handler fails. */
    int fails() {
      return fails;
    }

    boolean isProcessed() {
      return this == GOOD || this == FAILS_TWICE;
    }
  }

  /** How a further message of a key comes. */
  enum Copy {
    NONE,
    /** Right behind the first. */
    AT_ONCE,
    /** Long after the first. */
    LATER,
    /** Beside the first, by another sender. */
    AT_THE_SAME_MOMENT,
    /** When the server has died and is back. */
    AFTER_A_FAULT,
    /** Another payload, not long after the first. */
    OTHER_PAYLOAD
  }

  Item copied(Copy how) {
    return new Item(key, payload, Fate.GOOD, how);
  }

  Item withPayload(String other) {
    return new Item(key, other, Fate.GOOD, Copy.OTHER_PAYLOAD);
  }
}
