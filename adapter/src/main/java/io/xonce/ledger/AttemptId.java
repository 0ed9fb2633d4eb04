/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * UUIDs of version 7 (RFC 9562) with the fraction of the millisecond in the 12 bits after the
 * version: those of one node sort by time, so that an index grows at its end.
 */
final class AttemptId {

  private static final long VERSION = 7L << 12;
  private static final long VARIANT = 1L << 63;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private AttemptId() {}

  /** Unique, not secret: the generator of the thread is good enough, and waits for nobody. */
  static UUID next() {
    return at(Instant.now(), ThreadLocalRandom.current().nextLong());
  }

  static UUID at(Instant time, long random) {
    long nanos = time.getNano() % NANOS_PER_MILLI;
    long millis = time.getEpochSecond() * 1000 + time.getNano() / NANOS_PER_MILLI;
    long fraction = (nanos << 12) / NANOS_PER_MILLI;
    return new UUID(millis << 16 | VERSION | fraction, random >>> 2 | VARIANT);
  }
}
