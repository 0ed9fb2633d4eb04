/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.row;

/**
 * One way to do the work.
 *
 * @param name also of its queue, where it has one
 * @param title for people
 * @param host where the work is done
 * @param guarantee what holds whatever crashes and whatever is resent
 * @param exact whether that is exactly once, for what the row does
 * @param factor how many times as many messages it gets as the slower rows: about its speed
 * @param sends whether it sends a message for each it takes
 */
public record Row(
    String name,
    String title,
    Host host,
    String guarantee,
    boolean exact,
    int factor,
    boolean sends) {

  public enum Host {
    /** A message-driven bean beside the broker, as is usual. */
    WILDFLY("in-vm"),
    /** A message-driven bean that reaches the broker as another process does. */
    WILDFLY_BY_TCP("tcp"),
    /** Another process. */
    OTHER("tcp"),
    /** No messaging at all: threads of the server. */
    WILDFLY_ALONE(""),
    /** No messaging and no server: threads of this JVM. */
    HERE("");

    private final String transport;

    Host(String transport) {
      this.transport = transport;
    }

    /** How messages come from the broker: {@code in-vm}, {@code tcp}, or not at all, empty. */
    public String transport() {
      return transport;
    }

    /** Whether messages come to it at all. */
    public boolean receives() {
      return !transport.isEmpty();
    }
  }
}
