/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A POM of this build, as its tests read it. */
record Pom(Element project) {

  /** Of the project that the archetype makes. */
  private static final String TEMPLATE = "archetype-resources";

  /** Those of all modules, by their artifacts. */
  static Map<String, Pom> all() {
    return Pages.files(Pages.ROOT, name -> name.equals("pom.xml")).stream()
        .filter(file -> !file.toString().contains(TEMPLATE))
        .map(Pom::read)
        .collect(Collectors.toMap(Pom::artifact, Function.identity()));
  }

  static Pom read(Path file) {
    try {
      return new Pom(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getDocumentElement());
    } catch (Exception e) {
      throw new IllegalStateException(file.toString(), e);
    }
  }

  String artifact() {
    return own("artifactId");
  }

  /** What it says itself, by the names of the elements on the way; empty if nothing. */
  String own(String... path) {
    return text(project, List.of(path));
  }

  private static String text(Element element, List<String> path) {
    if (path.isEmpty()) {
      return element.getTextContent().strip();
    }
    return child(element, path.get(0))
        .map(child -> text(child, path.subList(1, path.size())))
        .orElse("");
  }

  /** What it says, or one of those that it inherits from. */
  String inherited(Map<String, Pom> all, String... path) {
    String own = own(path);
    Pom parent = all.get(own("parent", "artifactId"));
    return own.isEmpty() && parent != null ? parent.inherited(all, path) : own;
  }

  static Optional<Element> child(Element element, String name) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && child.getTagName().equals(name)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }
}
