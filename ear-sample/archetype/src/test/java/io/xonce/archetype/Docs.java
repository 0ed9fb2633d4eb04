/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.archetype;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a newcomer copies. */
final class Docs {

  static final Path README = Path.of("../../README.md");

  private static final Path INSTALL = Path.of("../../interceptor/docs/install.md");

  private Docs() {}

  /** The bean of the README. */
  static String bean() throws IOException {
    return fences(README, "java").get(0);
  }

  /** The projects of an EAR: parent, EJB module, EAR. */
  static List<String> projects() throws IOException {
    return fences(INSTALL, "xml project");
  }

  private static List<String> fences(Path page, String kind) throws IOException {
    return Pattern.compile("```" + kind + "\\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(page))
        .results()
        .map((MatchResult fence) -> fence.group(1))
        .toList();
  }
}
