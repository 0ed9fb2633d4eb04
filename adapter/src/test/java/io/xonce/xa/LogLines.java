/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What this package logs until closed. */
final class LogLines extends Handler implements AutoCloseable {

  private final Logger logger = Logger.getLogger("io.xonce.xa");
  private final List<LogRecord> records = new ArrayList<>();

  LogLines() {
    logger.addHandler(this);
  }

  List<String> warnings() {
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
