/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.util.Locale;

/** The running system, in the words the archives of the databases use. */
final class Platform {

  private static final String OS = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

  static final boolean WINDOWS = OS.startsWith("windows");

  private Platform() {}

  static String postgresArchive() {
    return "postgres-" + system() + "-" + processor() + ".txz";
  }

  static String mariaDb() {
    if (WINDOWS) {
      return "winx64";
    }
    return system().equals("darwin") ? "macos-arm64" : "linux64";
  }

  private static String system() {
    if (WINDOWS) {
      return "windows";
    }
    return OS.startsWith("mac") ? "darwin" : "linux";
  }

  private static String processor() {
    String name = System.getProperty("os.arch", "");
    return name.equals("aarch64") && !WINDOWS ? "arm_64" : "x86_64";
  }
}
