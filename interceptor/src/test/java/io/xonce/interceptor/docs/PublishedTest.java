/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is published has what Maven Central asks for, and nothing else is published. */
class PublishedTest {

  /** That of the sample is the parent of what others use. */
  private static final Set<String> PARENTS = Set.of("xonce-parent", "xonce-sample");

  private static final String SIGNER = "maven-gpg-plugin";

  private final Map<String, Pom> all = Pom.all();

  @Test
  void eachArtifactOfTheBom_andNothingElse_isPublished() {
    Set<String> expected = new TreeSet<>(Set.of("xonce-bom", "xonce-archetype", "xonce-parent"));
    elements(all.get("xonce-bom"), "dependency").forEach(made -> expected.add(made.artifact()));
    assertThat(published()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void eachParent_isPublishedAndSigned() {
    for (String artifact : published()) {
      String parent = all.get(artifact).own("parent", "artifactId");
      assertThat(parent.isEmpty() || PARENTS.contains(parent)).as(artifact).isTrue();
    }
    assertThat(forced("plugin").map(Pom::artifact)).containsExactly("maven-deploy-plugin");
    assertThat(forced("execution").map(execution -> execution.own("goals", "goal")))
        .containsExactly("sign");
  }

  /** Of the parent alone. A plugin that children do not inherit is not theirs at all. */
  private Stream<Pom> forced(String name) {
    return elements(all.get("xonce-sample"), name).stream()
        .filter(element -> element.own("inherited").equals("false"))
        .filter(element -> element.own("configuration", "skip").equals("false"));
  }

  @Test
  void eachPom_saysWhatItIs() {
    Pom root = all.get("xonce-parent");
    List<String[]> shared =
        List.of(
            new String[] {"url"},
            new String[] {"licenses", "license", "name"},
            new String[] {"licenses", "license", "url"},
            new String[] {"developers", "developer", "name"},
            new String[] {"scm", "connection"},
            new String[] {"scm", "url"});
    for (String artifact : publishedWithParents()) {
      Pom pom = all.get(artifact);
      assertThat(pom.own("name")).as(artifact).isNotEmpty();
      assertThat(pom.own("description")).as(artifact).isNotEmpty();
      for (String[] path : shared) {
        assertThat(pom.inherited(all, path))
            .as(artifact + " " + String.join("/", path))
            .isNotEmpty()
            .isEqualTo(root.own(path));
      }
    }
  }

  @Test
  void eachArchive_hasSourcesAndJavadoc() {
    for (String artifact : published()) {
      Pom pom = all.get(artifact);
      if (!pom.own("packaging").equals("pom")) {
        assertThat(setting(pom, "maven.source.skip")).as(artifact).isNotEqualTo("true");
        assertThat(attachesJavadoc(pom) || !setting(pom, "maven.javadoc.skip").equals("true"))
            .as(artifact)
            .isTrue();
      }
    }
  }

  /** Of what holds no class. */
  private static boolean attachesJavadoc(Pom pom) {
    return elements(pom, "configuration").stream()
        .anyMatch(configuration -> configuration.own("classifier").equals("javadoc"));
  }

  /** By the profile of the root; who has no parent has one as well. */
  @Test
  void whoeverNamesAKey_hasAllOfItSigned() {
    for (String artifact : List.of("xonce-parent", "xonce-bom")) {
      assertThat(elements(all.get(artifact), "profile"))
          .as(artifact)
          .anyMatch(
              profile ->
                  profile.own("activation", "property", "name").equals("gpg.keyname")
                      && profile.own("build", "plugins", "plugin", "artifactId").equals(SIGNER));
    }
    assertThat(all.get("xonce-sample").own("properties", "gpg.skip"))
        .isEqualTo("${maven.deploy.skip}");
  }

  /** Elements of this name wherever they are, to be read like a POM. */
  private static List<Pom> elements(Pom pom, String name) {
    NodeList found = pom.project().getElementsByTagName(name);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> new Pom((Element) found.item(i)))
        .toList();
  }

  private Set<String> published() {
    Set<String> published = new TreeSet<>(all.keySet());
    published.removeIf(artifact -> setting(all.get(artifact), "maven.deploy.skip").equals("true"));
    return published;
  }

  private Set<String> publishedWithParents() {
    Set<String> published = new TreeSet<>(published());
    published.addAll(PARENTS);
    return published;
  }

  private String setting(Pom pom, String property) {
    return pom.inherited(all, "properties", property);
  }
}
