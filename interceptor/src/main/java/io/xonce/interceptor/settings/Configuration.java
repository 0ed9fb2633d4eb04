/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings from outside the code. MicroProfile Config is optional on the server. */
public interface Configuration {

  /** The first part of the name of every setting. */
  String PREFIX = "xonce.";

  Optional<String> value(String name);

  /** All names that begin with {@link #PREFIX}. */
  SortedSet<String> names();

  /** Those of them that stand in a properties file of the application, not of the whole server. */
  SortedSet<String> ownNames();

  /** The configuration a class sees: its own module's properties file is part of it. */
  static Configuration of(Class<?> bean) {
    try {
      return new MicroProfile(ConfigProvider.getConfig(bean.getClassLoader()));
    } catch (LinkageError | IllegalStateException e) {
      return new None();
    }
  }

  /** MicroProfile Config 3.1. */
  record MicroProfile(Config config) implements Configuration {
    @Override
    public Optional<String> value(String name) {
      return config.getOptionalValue(name, String.class);
    }

    @Override
    public SortedSet<String> names() {
      SortedSet<String> names = new TreeSet<>();
      config.getPropertyNames().forEach(names::add);
      names.removeIf(name -> !name.startsWith(PREFIX));
      return names;
    }

    @Override
    public SortedSet<String> ownNames() {
      SortedSet<String> names = new TreeSet<>();
      for (ConfigSource source : config.getConfigSources()) {
        if (source.getName().contains("microprofile-config")) {
          names.addAll(source.getPropertyNames());
        }
      }
      names.removeIf(name -> !name.startsWith(PREFIX));
      return names;
    }
  }

  /** A server without it. */
  record None() implements Configuration {
    @Override
    public Optional<String> value(String name) {
      return Optional.empty();
    }

    @Override
    public SortedSet<String> names() {
      return new TreeSet<>();
    }

    @Override
    public SortedSet<String> ownNames() {
      return new TreeSet<>();
    }
  }
}
