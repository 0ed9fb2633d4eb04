/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What the pages show is compiled, or stands in a file of the sample that the build uses. */
class SnippetsTest {

  private static final Pattern SOURCE_PATH =
      Pattern.compile("(?<![\\w/$])(?:adapter|interceptor|ear-sample|findings)/[\\w./-]+");

  static Stream<Snippet> java() {
    return of("java");
  }

  @ParameterizedTest
  @MethodSource
  void java(Snippet snippet, @TempDir Path classes) {
    assertThat(JavaSnippets.errors(snippet, classes)).as("%s", snippet).isEmpty();
  }

  static Stream<Snippet> xml() {
    return of("xml");
  }

  @ParameterizedTest
  @MethodSource
  void xml(Snippet snippet) {
    assertThat(SampleFiles.contain(".xml", snippet)).as("%s", snippet).isTrue();
  }

  static Stream<Snippet> projects() {
    return of("xml project");
  }

  /** Whole files, to be copied: well-formed, and of this version. */
  @ParameterizedTest
  @MethodSource
  void projects(Snippet snippet) throws Exception {
    Element project = parsed(snippet).getDocumentElement();
    assertThat(project.getTagName()).isEqualTo("project");
    assertThat(snippet.text()).contains("<modelVersion>4.0.0</modelVersion>", "<packaging>");
    for (Element dependency : elements(project, "dependency")) {
      assertThat(text(dependency, "version")).isNotEmpty();
      if (text(dependency, "groupId").equals("io.xonce")) {
        assertThat(text(dependency, "version")).isEqualTo(SampleFiles.version());
      }
    }
  }

  /** The first of them names the folders of the others, and a version of each plugin. */
  @Test
  void projects_belongTogether() throws Exception {
    List<Snippet> all = projects().toList();
    Document whole = parsed(all.get(0));
    assertThat(elements(whole.getDocumentElement(), "module")).hasSize(all.size() - 1);
    assertThat(elements(whole.getDocumentElement(), "plugin"))
        .hasSize(3)
        .allSatisfy(plugin -> assertThat(text(plugin, "version")).matches("[0-9.]+"));
    for (Snippet part : all.subList(1, all.size())) {
      assertThat(text(parsed(part).getDocumentElement(), "artifactId"))
          .as("%s", part)
          .isEqualTo(text(whole.getDocumentElement(), "artifactId"));
    }
  }

  private static Document parsed(Snippet snippet) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(snippet.text())));
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static String text(Element parent, String name) {
    return elements(parent, name).get(0).getTextContent();
  }

  static Stream<Snippet> sampleScripts() {
    return of("cli sample");
  }

  @ParameterizedTest
  @MethodSource
  void sampleScripts(Snippet snippet) {
    assertThat(SampleFiles.contain(".cli", snippet)).as("%s", snippet).isTrue();
  }

  static Stream<Snippet> parameters() {
    return Stream.concat(of("properties"), of("sh"));
  }

  @ParameterizedTest
  @MethodSource
  void parameters(Snippet snippet) {
    assertThat(Parameters.in(snippet)).as("%s", snippet).allMatch(Parameters::isKnown);
  }

  static Stream<Snippet> paths() {
    return of("sh");
  }

  @ParameterizedTest
  @MethodSource
  void paths(Snippet snippet) {
    assertThat(SOURCE_PATH.matcher(snippet.text()).results().map(MatchResult::group))
        .as("%s", snippet)
        .allMatch(path -> Files.exists(Pages.ROOT.resolve(path)));
  }

  /** A block of another language would be held by nobody. */
  @Test
  void otherBlocks_areNone() {
    assertThat(Pages.documentation().stream().flatMap(Snippet::in))
        .hasSizeGreaterThan(30)
        .allMatch(
            snippet ->
                List.of(
                        "java",
                        "xml",
                        "xml project",
                        "cli",
                        "cli sample",
                        "properties",
                        "sh",
                        "sql",
                        "text",
                        "")
                    .contains(snippet.language()));
  }

  /** DocumentedIT reads these pages only. */
  @Test
  void commands_areWhereTheyAreRun() {
    assertThat(of("cli")).hasSizeGreaterThan(3).allMatch(s -> s.page().startsWith(Pages.DOCS));
  }

  @Test
  void wrongJava_isFound(@TempDir Path classes) {
    assertThat(JavaSnippets.errors(block("class A { Delivery d = 1; }"), classes)).hasSize(1);
    assertThat(JavaSnippets.errors(block("class A { @NoSuch int i; }"), classes)).hasSize(1);
  }

  @Test
  void linesThatNoFileHas_areFound() {
    String rar = "<rarModule>\n<!-- … -->\n<bundleFileName>%s.rar</bundleFileName>";
    assertThat(SampleFiles.contain(".xml", block(rar.formatted("once")))).isTrue();
    assertThat(SampleFiles.contain(".xml", block(rar.formatted("twice")))).isFalse();
  }

  @Test
  void wrongNames_areFound() {
    assertThat(Parameters.in(block("xonce.db.nam=x\n#\nxonce.ledger.retension=P1D")))
        .hasSize(2)
        .noneMatch(Parameters::isKnown);
  }

  private static Snippet block(String text) {
    return new Snippet(Pages.README, "", text);
  }

  private static Stream<Snippet> of(String language) {
    return Pages.documentation().stream()
        .flatMap(Snippet::in)
        .filter(snippet -> snippet.language().equals(language));
  }
}
