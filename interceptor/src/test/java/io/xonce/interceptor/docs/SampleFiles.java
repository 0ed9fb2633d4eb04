/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.docs;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** The files of the sample as its build sees them. */
final class SampleFiles {

  private static final Path SAMPLE = Pages.ROOT.resolve("ear-sample");
  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

  /** Stands for lines that are left out. */
  private static final List<String> LEFT_OUT = List.of("<!-- … -->");

  private SampleFiles() {}

  /** Whether one of them, of this ending, has the lines of a block, in their order. */
  static boolean contain(String ending, Snippet snippet) {
    return Pages.files(SAMPLE, name -> name.endsWith(ending)).stream()
        .map(file -> Snippet.lines(resolved(Pages.text(file))))
        .anyMatch(file -> contains(file, snippet.lines()));
  }

  private static boolean contains(List<String> file, List<String> block) {
    int end = Collections.indexOfSubList(block, LEFT_OUT);
    List<String> part = end < 0 ? block : block.subList(0, end);
    int found = Collections.indexOfSubList(file, part);
    if (found < 0 || end < 0) {
      return found >= 0;
    }
    return contains(
        file.subList(found + part.size(), file.size()), block.subList(end + 1, block.size()));
  }

  /** With the values of the build, and those of the batched form of the sample. */
  private static String resolved(String text) {
    return text.replace("${project.version}", version())
        .replaceAll("\\$\\{payments\\.adapter:[^}]*}", "#once.rar");
  }

  static String version() {
    return VERSION
        .matcher(Pages.text(Pages.ROOT.resolve("pom.xml")))
        .results()
        .findFirst()
        .orElseThrow()
        .group(1);
  }
}
