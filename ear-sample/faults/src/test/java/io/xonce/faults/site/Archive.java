/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.Idempotent;
import io.xonce.faults.bean.Handler;
import io.xonce.lab.ClassPath;
import io.xonce.store.DedupStore;
import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** The application: the product's jars, its resource adapter, and handlers. */
final class Archive {

  static final String FORMS = "forms.ear";
  static final String HANDLERS = "handlers.jar";

  private static final String BINDING =
      """
      <m:resource-adapter-binding>
        <ejb-name>%s</ejb-name>
        <m:resource-adapter-name>%s</m:resource-adapter-name>
      </m:resource-adapter-binding>
      """;

  private static final String DESCRIPTOR =
      """
      <j:ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" xmlns:j="urn:jboss:jakartaee:1.0"
          xmlns:m="urn:resource-adapter-binding:2.0" version="4.0">
        <assembly-descriptor>%s</assembly-descriptor>
      </j:ejb-jar>
      """;

  private Archive() {}

  /** The forms of a topology, with the resource adapter. */
  static EnterpriseArchive of(Topology topology) {
    List<Form> forms = Form.of(topology).toList();
    JavaArchive handlers =
        handlers(forms.stream().map(Form::bean))
            .addAsManifestResource(new StringAsset(bindings(forms)), "jboss-ejb3.xml")
            .addAsManifestResource(
                new StringAsset(topology.configuration()), "microprofile-config.properties");
    return ear(FORMS, handlers)
        .addAsModule(new FileAsset(new File(Site.property("adapter.rar"))), "once.rar");
  }

  /** Handlers by the server's own resource adapter. */
  static EnterpriseArchive of(String name, Class<?>... beans) {
    return ear(name, handlers(Stream.of(beans)));
  }

  private static EnterpriseArchive ear(String name, JavaArchive handlers) {
    return ShrinkWrap.create(EnterpriseArchive.class, name)
        .addAsLibraries(jar(Idempotent.class), jar(DedupStore.class))
        .addAsModule(handlers);
  }

  /** With all that they extend and use. */
  private static JavaArchive handlers(Stream<Class<?>> beans) {
    return ShrinkWrap.create(JavaArchive.class, HANDLERS)
        .addClasses(beans.flatMap(Archive::withSuperclasses).distinct().toArray(Class<?>[]::new))
        .addClasses(Handler.PARTS.toArray(Class<?>[]::new));
  }

  private static String bindings(List<Form> forms) {
    return DESCRIPTOR.formatted(
        forms.stream()
            .map(form -> BINDING.formatted(form.bean().getSimpleName(), form.adapter()))
            .collect(Collectors.joining()));
  }

  private static Stream<Class<?>> withSuperclasses(Class<?> bean) {
    return Stream.iterate(
        bean, type -> type.getName().startsWith("io.xonce.faults."), Class::getSuperclass);
  }

  private static File jar(Class<?> type) {
    File jar = ClassPath.of(type).toFile();
    if (!jar.isFile()) {
      throw new IllegalStateException(jar + " is not a jar: run the build to the verify phase");
    }
    return jar;
  }
}
