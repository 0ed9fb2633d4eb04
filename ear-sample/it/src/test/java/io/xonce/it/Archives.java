/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it;

import io.xonce.Idempotent;
import io.xonce.store.DedupStore;
import java.io.File;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.ResourceAdapterArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Archives as users build them: the two jars of the product, and beans in a bare ejb-jar. */
final class Archives {

  private static final String APP = "io.xonce.it.app.";

  private Archives() {}

  static EnterpriseArchive ear(String name, JavaArchive beans) {
    return ShrinkWrap.create(EnterpriseArchive.class, name + ".ear")
        .addAsLibraries(libraries())
        .addAsModule(beans);
  }

  /** With the resource adapter in it, and some of the beans bound to that. */
  static EnterpriseArchive batchEar(String name, JavaArchive beans, String... bound) {
    return ear(name, bind("#once.rar", beans, bound))
        .addAsModule(new FileAsset(new File(Lab.property("adapter.rar"))), "once.rar");
  }

  /** The resource adapter by itself. */
  static ResourceAdapterArchive adapter(String name) {
    return ShrinkWrap.create(ZipImporter.class, name)
        .importFrom(new File(Lab.property("adapter.standalone.rar")))
        .as(ResourceAdapterArchive.class);
  }

  /** Without the classes that the resource adapter, deployed by itself, has already. */
  static EnterpriseArchive dependentEar(
      String name, String adapter, JavaArchive beans, String... bound) {
    return ShrinkWrap.create(EnterpriseArchive.class, name + ".ear")
        .addAsLibraries(jarOf(Idempotent.class))
        .addAsModule(bind(adapter, beans, bound))
        .addAsManifestResource(
            new StringAsset(
                """
                <jboss-deployment-structure>
                  <deployment>
                    <dependencies><module name="deployment.%s" export="true"/></dependencies>
                  </deployment>
                </jboss-deployment-structure>
                """
                    .formatted(adapter)),
            "jboss-deployment-structure.xml");
  }

  private static JavaArchive bind(String adapter, JavaArchive beans, String... bound) {
    String bindings =
        Stream.of(bound)
            .map(
                bean ->
                    """
                <m:resource-adapter-binding>
                  <ejb-name>%s</ejb-name>
                  <m:resource-adapter-name>%s</m:resource-adapter-name>
                </m:resource-adapter-binding>
                """
                        .formatted(bean, adapter))
            .collect(Collectors.joining());
    String descriptor =
        """
        <j:ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" xmlns:j="urn:jboss:jakartaee:1.0"
            xmlns:m="urn:resource-adapter-binding:2.0" version="4.0">
          <assembly-descriptor>%s</assembly-descriptor>
        </j:ejb-jar>
        """
            .formatted(bindings);
    return beans.addAsManifestResource(new StringAsset(descriptor), "jboss-ejb3.xml");
  }

  /** An ejb-jar of message-driven beans and nothing else: no beans.xml, no session bean. */
  static JavaArchive beans(String... names) {
    return only(with(names));
  }

  /** Exactly these classes: what the others look up need not be there. */
  static JavaArchive only(String... names) {
    JavaArchive beans = ShrinkWrap.create(JavaArchive.class, "beans.jar");
    for (String name : names) {
      beans.addClass(APP + name);
    }
    return beans;
  }

  static WebArchive war(String name, String... names) {
    WebArchive war = ShrinkWrap.create(WebArchive.class, name + ".war").addAsLibraries(libraries());
    for (String bean : with(names)) {
      war.addClass(APP + bean);
    }
    return war;
  }

  private static String[] with(String... names) {
    String[] all = Arrays.copyOf(names, names.length + 2);
    all[names.length] = "EffectBean";
    all[names.length + 1] = "Effects";
    return all;
  }

  private static File[] libraries() {
    return new File[] {jarOf(Idempotent.class), jarOf(DedupStore.class)};
  }

  static File jarOf(Class<?> type) {
    try {
      File jar = new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!jar.isFile()) {
        throw new IllegalStateException(jar + " is not a jar: run the build to the verify phase");
      }
      return jar;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
