/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A disk that can lose its power, and fill up: an ext4 file system of its own, in a file. What was
 * not forced to it by then is gone, and what was is there. The system writes by itself only what
 * has waited for half a minute (vm.dirty_expire_centisecs), as it does on any disk.
 *
 * <p>Linux, as root, with the loop device, mkfs.ext4, fallocate and perl. It ends with this JVM; if
 * that is killed, the mount stays.
 *
 * <p><b>Threads.</b> For one thread.
 */
public final class Disk implements AutoCloseable {

  private static final Path ROOT = Path.of("/");

  /**
   * The journal of the file system is written when somebody forces a file, and not by the clock.
   */
  private static final String OPTIONS = "loop,nosuid,nodev,commit=600";

  /** EXT4_IOC_SHUTDOWN with NOLOGFLUSH: nothing is written any more, from this very moment. */
  private static final String CUT =
      "open(my $disk, '<', $ARGV[0]) or die $!; my $flags = pack('L', 2);"
          + " ioctl($disk, 0x8004587D, $flags) or die $!";

  /** It fails, and has done its work then. */
  private static final String FILL = "cat /dev/zero >> \"$0\" 2> /dev/null || true";

  /** Processes that were killed let go of their files a moment later. */
  private static final String UNMOUNT =
      "for i in $(seq 100); do umount \"$0\" 2>/dev/null && exit 0; sleep 0.1; done; umount \"$0\"";

  private final Path image;
  private final Path directory;
  private final ExitHook hook = new ExitHook(this::remove, "disk-close");

  private Disk(Path image, Path directory) {
    this.image = image;
    this.directory = directory;
  }

  /** Why there can be no such disk here; null if there can. */
  public static @Nullable String obstacle() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return "it takes Linux";
    }
    try (Disk disk = make(16)) {
      return disk.isThere() ? null : "nothing is mounted";
    } catch (IllegalStateException | UncheckedIOException e) {
      return e.getMessage();
    }
  }

  /**
   * Makes an empty disk and mounts it in a temporary directory.
   *
   * @throws IllegalStateException if the system does not allow it
   */
  public static Disk make(int megabytes) {
    try {
      Disk disk =
          new Disk(
              Files.createTempFile("xonce-disk-", ".img"),
              Files.createTempDirectory("xonce-disk-"));
      disk.hook.set();
      try {
        disk.format(megabytes);
        disk.mount();
        return disk;
      } catch (RuntimeException | IOException e) {
        disk.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void format(int megabytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(megabytes * 1024L * 1024L);
    }
    Command.run(ROOT, List.of("mkfs.ext4", "-q", "-F", image.toString()));
  }

  private void mount() {
    Command.run(ROOT, List.of("mount", "-o", OPTIONS, image.toString(), directory.toString()));
  }

  private void unmount() {
    Command.run(ROOT, List.of("sh", "-c", UNMOUNT, directory.toString()));
  }

  private boolean isThere() {
    return Files.exists(directory.resolve("lost+found"));
  }

  /** Where it is mounted. */
  public Path directory() {
    return directory;
  }

  /** Forces everything that is on it. */
  public void force() {
    Command.run(ROOT, List.of("sync", "-f", directory.toString()));
  }

  /** Somebody else puts a file on it, so large that it is used to this share afterwards. */
  public void fillTo(int percent) {
    try {
      FileStore store = Files.getFileStore(directory);
      long free = store.getTotalSpace() / 100 * (100 - percent);
      long bytes = store.getUsableSpace() - free;
      Command.run(ROOT, List.of("fallocate", "-l", Long.toString(bytes), foreign().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same up to the last byte, and what is kept for root with it. */
  public void fill() {
    Command.run(ROOT, List.of("sh", "-c", FILL, foreign().toString()));
  }

  /** Takes that file away. */
  public void makeRoom() {
    try {
      Files.delete(foreign());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path foreign() {
    return directory.resolve("foreign");
  }

  /**
   * Takes the power away: each further access fails. Nobody must write by then, or this would be a
   * disk that fails before its machine does.
   */
  public void cutPower() {
    try {
      Files.writeString(unforced(), "as good as lost");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Command.run(ROOT, List.of("perl", "-e", CUT, directory.toString()));
  }

  /**
   * Gives the power back. Whoever had files open must be dead.
   *
   * @throws IllegalStateException if nothing was lost, so that nothing was tried
   */
  public void restorePower() {
    unmount();
    mount();
    if (Files.exists(unforced())) {
      throw new IllegalStateException("What nobody had forced is still there");
    }
  }

  /** A file that is written just before the power goes. */
  private Path unforced() {
    return directory.resolve("unforced");
  }

  /** Unmounts and deletes it. Closing again does nothing. */
  @Override
  public void close() {
    remove();
    hook.remove();
  }

  private void remove() {
    try {
      if (isMounted()) {
        unmount();
      }
      Files.deleteIfExists(directory);
      Files.deleteIfExists(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Also if its power is off, when nothing can be read from it. */
  private boolean isMounted() throws IOException {
    try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
      return mounts.anyMatch(line -> line.contains(" " + directory + " "));
    }
  }
}
