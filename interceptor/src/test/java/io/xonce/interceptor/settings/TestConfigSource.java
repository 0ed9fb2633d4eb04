/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Properties as MicroProfile Config finds them. */
record TestConfigSource(String name, Map<String, String> properties) implements ConfigSource {

  /** Of the application. */
  static TestConfigSource file(String... names) {
    return of("PropertiesConfigSource[vfs:/a.war/META-INF/microprofile-config.properties]", names);
  }

  /** Of the whole server. */
  static TestConfigSource server(String... names) {
    return of("SysPropConfigSource", names);
  }

  private static TestConfigSource of(String name, String... names) {
    return new TestConfigSource(
        name, Set.of(names).stream().collect(Collectors.toMap(each -> each, each -> "1")));
  }

  /** A configuration of these sources. */
  static Configuration with(Set<String> environment, ConfigSource... sources) {
    Config config =
        (Config)
            Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getConfigSources" -> List.of(sources);
                      case "getOptionalValue" -> Optional.empty();
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return new Configuration.MicroProfile(config, environment);
  }

  @Override
  public Set<String> getPropertyNames() {
    return properties.keySet();
  }

  @Override
  public @Nullable String getValue(String property) {
    return properties.get(property);
  }

  @Override
  public String getName() {
    return name;
  }
}
