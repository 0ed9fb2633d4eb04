/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Directories this module makes and removes. */
final class Directories {

  private Directories() {}

  /** Makes a directory, and those above it, that another account may read. */
  static void create(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      create(directory.resolveSibling(""));
      Files.createDirectory(directory);
      share(directory, true);
    }
  }

  /** Lets all read, since a server may run under another account than the one unpacking. */
  static void share(Path target, boolean executable) throws IOException {
    if (!Platform.WINDOWS) {
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  /** Deletes a directory and all below it, without following links. */
  static void delete(Path directory) {
    try {
      if (Files.exists(directory)) {
        Files.walkFileTree(directory, new Delete());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + directory, e);
    }
  }

  private static final class Delete extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
