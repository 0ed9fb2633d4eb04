/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

/** Stops what runs beside this JVM when it exits, if nobody has stopped it before. */
final class ExitHook {

  private final Thread thread;

  /**
   * Does nothing before it is set.
   *
   * @param name of the thread that stops
   */
  ExitHook(Runnable stop, String name) {
    thread = new Thread(stop, name);
  }

  void set() {
    Runtime.getRuntime().addShutdownHook(thread);
  }

  /** Removing again does nothing. */
  void remove() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException ignored) {
      // This JVM is shutting down, and the hook at work.
    }
  }
}
