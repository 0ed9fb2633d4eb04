/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

/**
 * A dead-letter queue.
 *
 * @param broker that it is of
 * @param jndiName empty if it has none, so that nobody can look into it
 * @param count of messages in it now
 * @param settings of that broker
 */
record LetterQueue(
    String broker, String name, String jndiName, long count, AddressSettings settings) {

  /** Whether the broker itself puts here what another queue cannot deliver. */
  boolean takesFrom(String origin) {
    return settings.lead(origin, name);
  }
}
