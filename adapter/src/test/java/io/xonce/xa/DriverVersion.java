/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** A version of the driver that the build has copied, and this package on it. */
final class DriverVersion extends URLClassLoader {

  private DriverVersion(URL... classes) {
    super(classes, DriverVersion.class.getClassLoader());
  }

  /** The honest datasource, as it is in a server with that driver. */
  static Class<?> honest(String version) {
    Path driver = Path.of("target", "drivers", "postgresql-" + version + ".jar");
    if (!Files.exists(driver)) {
      throw new IllegalStateException("The build has not copied " + driver);
    }
    Class<?> honest = HonestXADataSource.class;
    try {
      URL ours = honest.getProtectionDomain().getCodeSource().getLocation();
      return new DriverVersion(driver.toUri().toURL(), ours).loadClass(honest.getName());
    } catch (MalformedURLException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("org.postgresql.") && !name.startsWith("io.xonce.xa.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
