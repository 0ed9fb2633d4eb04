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

  /** There is no archive for the others. */
  static String mariaDb() {
    return switch (system() + "-" + processor()) {
      case "linux-x86_64" -> "linux64";
      case "darwin-arm_64" -> "macos-arm64";
      case "windows-x86_64" -> "winx64";
      default -> "none";
    };
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
