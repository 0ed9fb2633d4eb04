/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Stops what runs beside this JVM when it exits, if nobody has stopped it before. What was set last
 * is stopped first: a server before its database, and that before the disk it is on.
 */
final class ExitHook {

  private static final Logger LOG = System.getLogger(ExitHook.class.getName());

  private static final Deque<ExitHook> ALL = new ConcurrentLinkedDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(ExitHook::stopAll, "lab-exit"));
  }

  private final Runnable stop;
  private final String name;

  /**
   * Does nothing before it is set.
   *
   * @param name of what is stopped
   */
  ExitHook(Runnable stop, String name) {
    this.stop = stop;
    this.name = name;
  }

  void set() {
    ALL.addFirst(this);
  }

  /** Removing again does nothing. */
  void remove() {
    ALL.remove(this);
  }

  private static void stopAll() {
    ALL.forEach(ExitHook::stopNow);
  }

  /** The others are stopped all the same. */
  private void stopNow() {
    try {
      stop.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, name + " was not stopped", e);
    }
  }
}
