/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.spi;

/** By what somebody learns which messages are sent in a transaction. */
public final class SentDestinations {

  /**
   * A key of the {@code TransactionSynchronizationRegistry}. A {@code java.util.function.Consumer}
   * under it is given, on the thread of the transaction, the name of the destination of each
   * message that is sent through the connections of the resource adapter: a type of the JDK, since
   * who watches and who sends may have this class each for itself.
   */
  public static final String OBSERVER = "io.xonce.sent";

  private SentDestinations() {}
}
