/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged under a category until closed. */
public final class LogLines extends Handler implements AutoCloseable {

  private final Logger logger;
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();

  public LogLines(String category) {
    logger = Logger.getLogger(category);
    logger.addHandler(this);
  }

  /** INFO and above. */
  public List<String> lines() {
    return from(Level.INFO);
  }

  public List<String> warnings() {
    return from(Level.WARNING);
  }

  private List<String> from(Level level) {
    return records.stream()
        .filter(record -> record.getLevel().intValue() >= level.intValue())
        .map(LogRecord::getMessage)
        .toList();
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
