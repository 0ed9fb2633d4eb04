/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

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
record Row(
    String name,
    String title,
    Host host,
    String guarantee,
    boolean exact,
    int factor,
    boolean sends) {

  enum Host {
    /** A message-driven bean. */
    WILDFLY,
    /** Another process. */
    OTHER,
    /** No messaging at all: threads of this JVM. */
    HERE
  }
}
