/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** An archive in the directory WildFly's deployment scanner watches, with its marker files. */
final class Deployment {

  private final Path target;

  Deployment(Path directory, Path archive) {
    this.target = directory.resolve(archive.getFileName());
  }

  void request(Path archive) {
    try {
      // The scanner must never see half an archive.
      Path copy = Files.copy(archive, marker(".copying"), StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(marker(".failed"));
      Files.deleteIfExists(marker(".dodeploy"));
      Files.move(copy, target, StandardCopyOption.REPLACE_EXISTING);
      Files.createFile(marker(".dodeploy"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot deploy " + archive, e);
    }
  }

  /** Whether the archive is deployed; fails with the server's reason when it cannot be. */
  boolean isDone() {
    if (Files.exists(marker(".dodeploy")) || Files.exists(marker(".isdeploying"))) {
      return false;
    }
    if (Files.exists(marker(".failed"))) {
      throw new IllegalStateException(
          target.getFileName() + " is not deployed." + Startup.tail(marker(".failed")));
    }
    return Files.exists(marker(".deployed"));
  }

  /** Asks the scanner to undeploy; what failed to deploy has nothing to undo. */
  void withdraw() {
    try {
      if (!Files.deleteIfExists(marker(".deployed"))) {
        Files.write(marker(".undeployed"), new byte[0]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot undeploy " + target, e);
    }
  }

  boolean isUndone() {
    return Files.exists(marker(".undeployed"));
  }

  void delete() {
    try {
      for (String suffix : List.of("", ".failed", ".undeployed")) {
        Files.deleteIfExists(marker(suffix));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + target, e);
    }
  }

  private Path marker(String suffix) {
    return target.resolveSibling(target.getFileName() + suffix);
  }
}
