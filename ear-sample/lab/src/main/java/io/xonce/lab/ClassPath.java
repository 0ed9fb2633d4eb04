/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files for servers, which do not share this class path. */
public final class ClassPath {

  private ClassPath() {}

  /**
   * Copies a resource into a directory, which is made if it is not there.
   *
   * @param resource absolute name
   * @return the file, of the same simple name; replaced if it was there
   */
  public static Path copy(String resource, Path directory) {
    Path file = directory.resolve(resource.substring(resource.lastIndexOf('/') + 1));
    try (InputStream content = ClassPath.class.getResourceAsStream(resource)) {
      if (content == null) {
        throw new IllegalStateException("Not on the class path: " + resource);
      }
      Files.createDirectories(directory);
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** The jar, or directory, that a class comes from. */
  public static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Where does " + type + " come from?", e);
    }
  }
}
