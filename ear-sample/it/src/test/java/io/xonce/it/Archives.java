/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it;

import io.xonce.Idempotent;
import io.xonce.store.DedupStore;
import java.io.File;
import java.net.URISyntaxException;
import java.util.Arrays;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
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
