/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

/**
 * What the console of a server says of its start.
 *
 * @param console what was written so far
 */
record Boot(String console) {

  private static final String STARTED = "WFLYSRV0025";
  private static final String STARTED_WITH_ERRORS = "WFLYSRV0026";
  private static final String NO_QUEUE = "WFLYMSGAMQ0028";
  private static final String NOT_SEEN = "IllegalArgumentException: Queue does not exist";

  boolean isOver() {
    return hasErrors() || console.contains(STARTED);
  }

  boolean hasErrors() {
    return console.contains(STARTED_WITH_ERRORS);
  }

  /**
   * Whether a queue is missing for no fault of the configuration. WildFly makes its queues in
   * several threads at once, and Artemis 2.44 looks each up again in a plain {@code HashMap}, which
   * the queue of another thread may make grow just then ({@code JMSServerManagerImpl}).
   */
  boolean hasMissedAQueue() {
    return console.contains(NO_QUEUE) && console.contains(NOT_SEEN);
  }
}
