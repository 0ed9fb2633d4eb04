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
 * What the parts of a site keep, each on a disk of its own, if some are to lose their power or to
 * fill up.
 *
 * @param server its transaction log and its broker's journal
 */
public record Disks(
    @Nullable Disk server, @Nullable Disk database, @Nullable Disk mariaDb, @Nullable Disk broker)
    implements AutoCloseable {

  /** They take up what is written. */
  private static final int MEGABYTES = 4_000;

  /** In per cent: more than that is used when the broker lets nobody send any more. */
  private static final int BROKERS_LIMIT = 90;

  /** In per cent. */
  public static final int FULL = 95;

  /** Without a disk of its own, that of this machine may be as full as it is. */
  private static final int NO_LIMIT = 100;

  private static final Disks NONE = new Disks(null, null, null, null);

  /** To find out takes a disk. */
  private static final boolean POSSIBLE =
      (Integer.getInteger("faults.power", 0) > 0 || Integer.getInteger("faults.others", 0) > 0)
          && Disk.obstacle() == null;

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

  /** What the server's broker is told of how far its disk may be used. */
  static int mostUsage() {
    return POSSIBLE ? BROKERS_LIMIT : NO_LIMIT;
  }

  /**
   * Whether disks that lose their power or fill up are asked for, and this machine lets there be
   * any.
   */
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
