/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The warnings of the interceptor until closed. */
public final class LogWarnings extends Handler implements AutoCloseable {

  private static final Logger LOGGER = Logger.getLogger("io.xonce");

  private final List<String> lines = new CopyOnWriteArrayList<>();

  public LogWarnings() {
    LOGGER.addHandler(this);
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord record) {
    if (record.getLevel().equals(Level.WARNING)) {
      lines.add(record.getMessage());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
  }
}
