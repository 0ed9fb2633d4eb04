/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.log.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The classes in the archives of this application that may hold enterprise beans. CDI tells of
 * those only that it scans; JBoss Modules, which has loaded the archives, lists them all. On
 * another server nothing is found, which is warned of.
 */
public final class DeployedClasses {

  private static final String CLASS = ".class";

  private DeployedClasses() {}

  /** Those in whose files the name of one of the types stands, as that of an annotation does. */
  public static List<Class<?>> thatMention(List<Class<?>> types) {
    ClassLoader own = DeployedClasses.class.getClassLoader();
    List<String> names = types.stream().map(type -> type.getName().replace('.', '/')).toList();
    List<Class<?>> found = new ArrayList<>();
    try {
      for (ClassLoader archive : archives(own)) {
        for (String file : files(archive)) {
          if (file.endsWith(CLASS) && mentions(archive, file, names)) {
            load(archive, file).ifPresent(found::add);
          }
        }
      }
    } catch (ReflectiveOperationException | JMException | IOException | LinkageError e) {
      LOG.classesNotListed(Printable.described(e));
    }
    return found;
  }

  private static List<ClassLoader> archives(ClassLoader own)
      throws ReflectiveOperationException, JMException {
    List<ClassLoader> archives = new ArrayList<>();
    Object loader = part(part(own, "getModule"), "getModuleLoader");
    for (String module : modulesWithBeans(own.getName(), loadedModules())) {
      Object archive = Reflection.call(loader, "loadModule", new Class<?>[] {String.class}, module);
      archives.add((ClassLoader) part(Objects.requireNonNull(archive), "getClassLoader"));
    }
    return archives;
  }

  /**
   * The module of these classes and of the archives within its EAR. That of the EAR itself is of
   * the jars in its library folder, which hold no enterprise beans (Platform 10, EE.8.2.1).
   */
  static List<String> modulesWithBeans(String own, List<String> loaded) {
    Stream<String> within = loaded.stream().filter(module -> module.startsWith(own + "."));
    return (own.toLowerCase(Locale.ROOT).endsWith(".ear")
            ? within
            : Stream.concat(Stream.of(own), within))
        .toList();
  }

  private static List<String> loadedModules() throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName loaders = new ObjectName("jboss.modules:type=ModuleLoader,name=ServiceModule*");
    List<String> names = new ArrayList<>();
    for (ObjectName loader : server.queryNames(loaders, null)) {
      names.addAll(List.of((String[]) server.invoke(loader, "queryLoadedModuleNames", null, null)));
    }
    return names;
  }

  private static List<String> files(ClassLoader archive) throws ReflectiveOperationException {
    Class<?> resource =
        Class.forName("org.jboss.modules.Resource", false, archive.getClass().getClassLoader());
    Iterator<?> resources =
        (Iterator<?>)
            Objects.requireNonNull(
                Reflection.call(
                    archive,
                    "iterateResources",
                    new Class<?>[] {String.class, boolean.class},
                    "",
                    true));
    List<String> files = new ArrayList<>();
    while (resources.hasNext()) {
      files.add((String) resource.getMethod("getName").invoke(resources.next()));
    }
    return files;
  }

  private static Object part(Object whole, String getter) throws ReflectiveOperationException {
    return Objects.requireNonNull(Reflection.call(whole, getter));
  }

  /** Looked for in the bytes, since a class that is loaded here would be loaded for nothing. */
  private static boolean mentions(ClassLoader archive, String file, List<String> names)
      throws IOException {
    try (InputStream input = archive.getResourceAsStream(file)) {
      if (input == null) {
        return false;
      }
      String bytes = new String(input.readAllBytes(), StandardCharsets.ISO_8859_1);
      return names.stream().anyMatch(bytes::contains);
    }
  }

  /** None if its superclass, for instance, is not there: the container has no such bean either. */
  static Optional<Class<?>> load(ClassLoader archive, String file) {
    String name = file.substring(0, file.length() - CLASS.length());
    try {
      return Optional.of(Class.forName(name.replace('/', '.'), false, archive));
    } catch (ClassNotFoundException | LinkageError e) {
      LOG.debugf(e, "%s cannot be loaded", name);
      return Optional.empty();
    }
  }
}
