/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import io.xonce.faults.site.Site;
import io.xonce.lab.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small disk for the transaction log of the first server alone, as long as this is open. It
 * begins empty, so that nothing may be in doubt.
 *
 * <p>The log writes over files that it has, and needs room for a further one only if what has not
 * ended keeps it from using them again. Small files come to that soon.
 */
final class LogDisk implements AutoCloseable {

  private static final int MEGABYTES = 16;

  private static final String[] SMALL_FILES = {
    "-DHornetqJournalEnvironmentBean.fileSize=65536",
    "-DHornetqJournalEnvironmentBean.minFiles=2",
    "-DHornetqJournalEnvironmentBean.poolSize=2"
  };

  private final Site site;
  private final Disk disk = Disk.make(MEGABYTES);
  private final Path log;
  private final Path aside;

  LogDisk(Site site) {
    this.site = site;
    this.log = site.transactionLog();
    this.aside = log.resolveSibling("log-aside");
    site.server().stop();
    try {
      Files.move(log, aside);
      Files.createSymbolicLink(log, Files.createDirectory(disk.directory().resolve("log")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    site.start(site.server(), SMALL_FILES);
  }

  /** Takes all the room that there is by now. */
  void fill() {
    disk.fill();
  }

  void makeRoom() {
    disk.makeRoom();
  }

  /** The server gets its own log back. */
  @Override
  public void close() {
    site.server().stop();
    try {
      Files.delete(log);
      Files.move(aside, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    disk.close();
    site.start(site.server());
  }
}
