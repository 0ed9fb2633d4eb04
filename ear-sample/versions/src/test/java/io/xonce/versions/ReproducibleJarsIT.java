/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * Who builds the sources anew, in another folder and at another time, gets the same jars byte by
 * byte, and so can see that what is offered was made from them; and a bill of materials that lists
 * nothing of others.
 */
class ReproducibleJarsIT {

  private static final Path ROOT = Path.of(System.getProperty("versions.root"));

  @TempDir private static Path copy;

  @BeforeAll
  static void rebuild() throws Exception {
    Rebuild rebuild = new Rebuild(ROOT, copy);
    assertThat(rebuild.succeeds(Runner.OWN_JDK)).as("see %s", rebuild.log()).isTrue();
  }

  @Test
  void anotherBuild_makesTheSameJars() throws IOException {
    for (String module : List.of("adapter", "interceptor")) {
      List<Path> jars = jars(ROOT.resolve(module));
      assertThat(jars).as("jars of %s", module).isNotEmpty();
      for (Path jar : jars) {
        assertThat(copy.resolve(ROOT.relativize(jar))).hasSameBinaryContentAs(jar);
      }
    }
  }

  @Test
  void billOfMaterials_listsNothingOfOthers() throws Exception {
    assertThat(components("adapter")).isEmpty();
    assertThat(components("interceptor")).containsExactly("xonce-adapter");
  }

  private static List<Path> jars(Path module) throws IOException {
    try (Stream<Path> files = Files.list(module.resolve("target"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  private static List<String> components(String module) throws Exception {
    Document bill =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(copy.resolve(module).resolve("target/bom.xml").toFile());
    assertThat(names(bill, "/bom/metadata/component/name")).containsExactly("xonce-" + module);
    return names(bill, "/bom/components/component/name");
  }

  private static List<String> names(Document bill, String path) throws Exception {
    NodeList names =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, bill, XPathConstants.NODESET);
    return IntStream.range(0, names.getLength())
        .mapToObj(i -> names.item(i).getTextContent())
        .toList();
  }
}
