/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a category logs until closed. */
public final class LogLines extends Handler implements AutoCloseable {

  private final Logger logger;
  private final List<LogRecord> records = new ArrayList<>();

  /** Of this package. */
  LogLines() {
    this("io.xonce.xa");
  }

  /** Of another. */
  public LogLines(String category) {
    logger = Logger.getLogger(category);
    logger.addHandler(this);
  }

  /** Texts of what is a warning or worse. */
  public List<String> warnings() {
    return records.stream()
        .filter(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
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
