/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of a page.
 *
 * @param page where it stands
 * @param language what stands behind its fence; empty for what a program prints
 * @param text what is between the fences
 */
record Snippet(Path page, String language, String text) {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```([^\n`]*)\n(.*?)^ *```$");

  /** Of a block that has none. */
  private static final String IMPORTS =
      """
      import io.xonce.*;
      import jakarta.ejb.*;
      import jakarta.enterprise.context.*;
      import jakarta.inject.*;
      import jakarta.jms.*;
      import jakarta.transaction.Transactional;
      import jakarta.ws.rs.*;
      import java.util.*;
      """;

  private static final Pattern TYPE = Pattern.compile("\\bclass (\\w+)");

  static Stream<Snippet> in(Path page) {
    return BLOCK
        .matcher(Pages.text(page))
        .results()
        .map(block -> new Snippet(page, block.group(1).strip(), block.group(2)));
  }

  /** A compilation unit. */
  String source() {
    return text.contains("import ") ? text : IMPORTS + text;
  }

  /** The name of the class in it. */
  String typeName() {
    Matcher type = TYPE.matcher(text);
    if (!type.find()) {
      throw new AssertionError(this + " has no class");
    }
    return type.group(1);
  }

  /** Its lines without indentation, those that hold something. */
  List<String> lines() {
    return lines(text);
  }

  static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  @Override
  public String toString() {
    return page.getFileName() + ", " + language + ": " + text.lines().findFirst().orElse("");
  }
}
