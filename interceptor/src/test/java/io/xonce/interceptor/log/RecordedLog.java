/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.log;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What this module logs while it is open. */
public final class RecordedLog extends Handler implements AutoCloseable {

  private static final Logger LOGGER = Logger.getLogger("io.xonce");

  private final List<LogRecord> records = new ArrayList<>();

  public RecordedLog() {
    LOGGER.addHandler(this);
  }

  /** The texts of warnings and errors. */
  public synchronized List<String> warnings() {
    return records.stream()
        .filter(seen -> seen.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogRecord::getMessage)
        .toList();
  }

  @Override
  public synchronized void publish(LogRecord seen) {
    records.add(seen);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
  }
}
