/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings from outside the code. MicroProfile Config is optional on the server. */
public interface Configuration {

  /** The first part of the name of every setting. */
  String PREFIX = "xonce.";

  Optional<String> value(String name);

  /**
   * All names that begin with {@link #PREFIX}, but for what stands in the environment: there they
   * are spelled in another way, and much has a like name that is no setting.
   */
  SortedSet<String> names();

  /** Those of them that stand in a properties file of the application, not of the whole server. */
  SortedSet<String> ownNames();

  /** The environment variables whose names begin as those of settings do there. */
  SortedSet<String> variables();

  /** The configuration a class sees: its own module's properties file is part of it. */
  static Configuration of(Class<?> bean) {
    try {
      return new MicroProfile(
          ConfigProvider.getConfig(bean.getClassLoader()), System.getenv().keySet());
    } catch (LinkageError | IllegalStateException e) {
      return new None();
    }
  }

  /** How a setting is spelled as an environment variable (MicroProfile Config 3.1, 4.3.1). */
  static String variable(String name) {
    return MicroProfile.NOT_IN_VARIABLES.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
  }

  /**
   * MicroProfile Config 3.1.
   *
   * @param environment the names of all environment variables
   */
  record MicroProfile(Config config, Set<String> environment) implements Configuration {

    private static final Pattern NOT_IN_VARIABLES = Pattern.compile("[^A-Za-z0-9_]");

    @Override
    public Optional<String> value(String name) {
      return config.getOptionalValue(name, String.class);
    }

    @Override
    public SortedSet<String> names() {
      return names("");
    }

    @Override
    public SortedSet<String> ownNames() {
      return names("microprofile-config");
    }

    @Override
    public SortedSet<String> variables() {
      String prefix = variable(PREFIX);
      return environment.stream()
          .filter(name -> variable(name).startsWith(prefix))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /** An implementation may list what it makes of environment variables among the properties. */
    private SortedSet<String> names(String source) {
      Set<String> variables =
          variables().stream().map(Configuration::variable).collect(Collectors.toSet());
      SortedSet<String> names = new TreeSet<>();
      for (ConfigSource each : config.getConfigSources()) {
        if (each.getName().contains(source)) {
          names.addAll(each.getPropertyNames());
        }
      }
      names.removeIf(name -> !name.startsWith(PREFIX) || variables.contains(variable(name)));
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

    @Override
    public SortedSet<String> variables() {
      return new TreeSet<>();
    }
  }
}
