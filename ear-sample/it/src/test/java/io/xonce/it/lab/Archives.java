/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import io.xonce.Idempotent;
import io.xonce.it.bean.Effects;
import io.xonce.it.bean.Harmless;
import io.xonce.store.DedupStore;
import java.io.File;
import java.net.URISyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.ResourceAdapterArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Archives as users build them: the two jars of the product, and beans in a bare ejb-jar. */
public final class Archives {

  private Archives() {}

  public static EnterpriseArchive ear(String name, JavaArchive beans) {
    return ShrinkWrap.create(EnterpriseArchive.class, name + ".ear")
        .addAsLibraries(libraries())
        .addAsModule(beans);
  }

  /** With the resource adapter in it, and some of the beans bound to that. */
  public static EnterpriseArchive batchEar(String name, JavaArchive beans, Class<?>... bound) {
    return ear(name, bind("#once.rar", beans, bound))
        .addAsModule(new FileAsset(new File(Lab.property("adapter.rar"))), "once.rar");
  }

  /** Bound to a resource adapter that has classes of its own. */
  public static EnterpriseArchive boundEar(
      String name, String adapter, JavaArchive beans, Class<?>... bound) {
    return ear(name, bind(adapter, beans, bound));
  }

  /** The resource adapter by itself. */
  public static ResourceAdapterArchive adapter(String name) {
    return ShrinkWrap.create(ZipImporter.class, name)
        .importFrom(new File(Lab.property("adapter.standalone.rar")))
        .as(ResourceAdapterArchive.class);
  }

  /** Without the classes that the resource adapter, which is there by itself, has in its module. */
  public static EnterpriseArchive dependentEar(
      String name, String adapter, String module, JavaArchive beans, Class<?>... bound) {
    return ShrinkWrap.create(EnterpriseArchive.class, name + ".ear")
        .addAsLibraries(jarOf(Idempotent.class))
        .addAsModule(bind(adapter, beans, bound))
        .addAsManifestResource(
            new StringAsset(
                """
                <jboss-deployment-structure>
                  <deployment>
                    <dependencies><module name="%s" export="true"/></dependencies>
                  </deployment>
                </jboss-deployment-structure>
                """
                    .formatted(module)),
            "jboss-deployment-structure.xml");
  }

  private static JavaArchive bind(String adapter, JavaArchive beans, Class<?>... bound) {
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
                        .formatted(bean.getSimpleName(), adapter))
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
  public static JavaArchive beans(Class<?>... beans) {
    return ShrinkWrap.create(JavaArchive.class, "beans.jar").addClasses(complete(beans));
  }

  public static WebArchive war(String name, Class<?>... beans) {
    return ShrinkWrap.create(WebArchive.class, name + ".war")
        .addAsLibraries(libraries())
        .addClasses(complete(beans));
  }

  /** With the classes that they extend, and with what all beans may use. */
  private static Class<?>[] complete(Class<?>... beans) {
    Stream<Class<?>> types = Stream.of(beans).flatMap(Archives::withSuperclasses);
    return Stream.concat(types, Stream.of(Effects.class, Harmless.class))
        .distinct()
        .toArray(Class<?>[]::new);
  }

  private static Stream<Class<?>> withSuperclasses(Class<?> bean) {
    return Stream.iterate(
        bean, type -> type.getName().startsWith("io.xonce.it."), Class::getSuperclass);
  }

  /** Beans that keep their state by JPA. */
  public static JavaArchive persistentBeans(String unit, Class<?>... classes) {
    return beans(classes)
        .addAsManifestResource(
            new StringAsset(
                """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="%s">
                    <jta-data-source>java:jboss/datasources/PaymentsXA</jta-data-source>
                  </persistence-unit>
                </persistence>
                """
                    .formatted(unit)),
            "persistence.xml");
  }

  /** Settings that have each of these consumers keep its floor. */
  public static Asset floors(String... consumers) {
    return new StringAsset(
        Stream.of(consumers)
            .map(consumer -> "xonce." + consumer + ".floor=true")
            .collect(Collectors.joining("\n")));
  }

  private static File[] libraries() {
    return new File[] {jarOf(Idempotent.class), jarOf(DedupStore.class)};
  }

  public static File jarOf(Class<?> type) {
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
