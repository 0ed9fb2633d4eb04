/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each link between the pages of this project leads to a file that is there, and to a heading. */
class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");

  static Stream<Path> pages() {
    return Pages.files(Pages.ROOT, name -> name.endsWith(".md")).stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksOfAPage_leadSomewhere(Path page) {
    List<String> broken = new ArrayList<>();
    for (String link : links(page)) {
      if (!link.contains("://") && !resolves(page, link)) {
        broken.add(link);
      }
    }
    assertThat(broken).as("broken links of %s", page).isEmpty();
  }

  @Test
  void everyPage_isInTheIndex() {
    List<Path> linked =
        links(Pages.DOCS.resolve("README.md")).stream()
            .map(link -> Pages.DOCS.resolve(link).normalize())
            .toList();
    assertThat(linked)
        .containsAll(
            Pages.files(Pages.DOCS, name -> name.endsWith(".md") && !name.equals("README.md")));
  }

  @Test
  void linksAndHeadings_areFound() {
    assertThat(links(Pages.README)).contains("CONTRIBUTING.md", "interceptor/docs/README.md");
    assertThat(anchors(Pages.DOCS.resolve("databases.md"))).contains("honestxadatasource");
    assertThat(resolves(Pages.README, "interceptor/docs/databases.md#no-such-heading")).isFalse();
    assertThat(resolves(Pages.README, "no-such-file.md")).isFalse();
  }

  private static List<String> links(Path page) {
    String text = FENCE.matcher(Pages.text(page)).replaceAll("").replaceAll("`[^`\n]*`", "code");
    return LINK.matcher(text).results().map(result -> result.group(1)).toList();
  }

  private static boolean resolves(Path page, String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
  }

  /** As GitHub makes them of headings. */
  private static List<String> anchors(Path page) {
    String text = FENCE.matcher(Pages.text(page)).replaceAll("");
    return HEADING
        .matcher(text)
        .results()
        .map(result -> result.group(1).strip().toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }
}
