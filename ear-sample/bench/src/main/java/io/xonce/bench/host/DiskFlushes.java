/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The disks of this machine, as Linux counts for them. */
public final class DiskFlushes {

  private static final Path BLOCK = Path.of("/sys/block");

  /** Since Linux 5.5. */
  private static final int FLUSHES = 15;

  private DiskFlushes() {}

  /**
   * How often a disk was made to write what it had cached: what all forced writes of all processes
   * come down to, several of the same moment being one. 0 where nobody counts.
   */
  public static long flushes() {
    if (!Files.isDirectory(BLOCK)) {
      return 0;
    }
    try (Stream<Path> disks = Files.list(BLOCK)) {
      return disks.map(disk -> disk.resolve("stat")).mapToLong(DiskFlushes::flushes).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long flushes(Path stat) {
    try {
      List<String> fields = List.of(Files.readString(stat).strip().split("\\s+"));
      return fields.size() > FLUSHES ? Long.parseLong(fields.get(FLUSHES)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
