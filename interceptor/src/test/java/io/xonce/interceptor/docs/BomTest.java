/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The bill of materials names what this build makes, in the version in which it makes it. */
class BomTest {

  private static final Path BOM = Pages.ROOT.resolve("ear-sample/bom/pom.xml");

  @Test
  void version_isThatOfTheBuild() {
    assertThat(text(project(BOM), "version"))
        .isEqualTo(text(project(Pages.ROOT.resolve("pom.xml")), "version"));
  }

  /** An import brings all versions along that are managed. */
  @Test
  void versionsOfOthers_areNotManaged() {
    assertThat(Pom.child(project(BOM), "parent")).isEmpty();
    assertThat(dependencies())
        .hasSizeGreaterThan(4)
        .allMatch(dependency -> text(dependency, "groupId").equals("io.xonce"))
        .allMatch(dependency -> text(dependency, "version").equals("${project.version}"));
  }

  @Test
  void eachArtifact_isMadeByAModule() {
    List<String> made = new ArrayList<>();
    for (Path pom : Pages.files(Pages.ROOT, name -> name.equals("pom.xml"))) {
      Element project = project(pom);
      made.add(text(project, "artifactId") + ":" + text(project, "packaging"));
    }
    for (Element dependency : dependencies()) {
      String artifact = text(dependency, "artifactId");
      assertThat(made).contains(artifact + ":" + packaging(dependency));
    }
  }

  /** The resource adapter is attached to a jar, the module to nothing. */
  private static String packaging(Element dependency) {
    String type = text(dependency, "classifier").isEmpty() ? text(dependency, "type") : "";
    return type.equals("zip") ? "pom" : type;
  }

  private static List<Element> dependencies() {
    NodeList found = project(BOM).getElementsByTagName("dependency");
    List<Element> dependencies = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      dependencies.add((Element) found.item(i));
    }
    return dependencies;
  }

  private static Element project(Path pom) {
    return Pom.read(pom).project();
  }

  /** The text of a child; empty if it is not there, or says what holds without it. */
  private static String text(Element element, String name) {
    String text = Pom.child(element, name).map(Node::getTextContent).map(String::strip).orElse("");
    return text.equals("jar") ? "" : text;
  }
}
