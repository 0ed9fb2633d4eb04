/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.lab.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a site keep, each on a disk of its own, if some are to lose their power.
 *
 * @param server its transaction log and its broker's journal
 */
public record Disks(
    @Nullable Disk server, @Nullable Disk database, @Nullable Disk mariaDb, @Nullable Disk broker)
    implements AutoCloseable {

  /** They take up what is written. */
  private static final int MEGABYTES = 4_000;

  private static final Disks NONE = new Disks(null, null, null, null);

  /** To find out takes a disk. */
  private static final boolean POSSIBLE =
      Integer.getInteger("faults.power", 0) > 0 && Disk.obstacle() == null;

  static Disks of(Topology topology) {
    if (!POSSIBLE) {
      return NONE;
    }
    return new Disks(
        Disk.make(MEGABYTES),
        Disk.make(MEGABYTES),
        Store.MARIADB.isAt(topology) ? Disk.make(MEGABYTES) : null,
        topology == Topology.REMOTE ? Disk.make(MEGABYTES) : null);
  }

  /** Whether disks that lose their power are asked for, and this machine lets there be any. */
  public static boolean arePossible() {
    return POSSIBLE;
  }

  /** An empty directory, or none yet, on a disk if there is one. */
  static Path place(@Nullable Disk disk, String name) {
    try {
      return disk == null
          ? Files.createTempDirectory("xonce-" + name + "-")
          : disk.directory().resolve(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forces what was put on them before the work begins. */
  void force() {
    all().forEach(Disk::force);
  }

  @Override
  public void close() {
    all().forEach(Disk::close);
  }

  private List<Disk> all() {
    return Stream.of(server, database, mariaDb, broker).filter(Objects::nonNull).toList();
  }
}
