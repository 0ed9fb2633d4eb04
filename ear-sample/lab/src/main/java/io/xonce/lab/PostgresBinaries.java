/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs, unpacked from the archive on the class path. */
final class PostgresBinaries {

  private static final int OWNER_EXECUTES = 0100;

  private PostgresBinaries() {}

  static void unpack(Path directory) {
    String name = Platform.postgresArchive();
    try (InputStream archive = PostgresBinaries.class.getResourceAsStream("/" + name)) {
      if (archive == null) {
        throw new IllegalStateException(
            name + " is not on the class path: set -Dpostgres.platform for this system");
      }
      unpack(archive, directory.normalize());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + name + " to " + directory, e);
    }
  }

  private static void unpack(InputStream archive, Path directory) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, directory);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory)
      throws IOException {
    Path target = directory.resolve(entry.getName()).normalize();
    if (!target.startsWith(directory)) {
      throw new IOException("Outside the directory: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Directories.create(target);
      return;
    }
    Directories.create(target.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.copy(directory.resolve(entry.getLinkName()), target);
    } else {
      Files.copy(tar, target);
    }
    if (!entry.isSymbolicLink()) {
      Directories.share(target, (entry.getMode() & OWNER_EXECUTES) != 0);
    }
  }
}
