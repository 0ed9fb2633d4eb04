/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Settings in the application's own file.
 *
 * @param environment names of variables
 */
public record TestConfiguration(Map<String, String> values, Set<String> environment)
    implements Configuration {

  @Override
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public SortedSet<String> names() {
    return new TreeSet<>(values.keySet());
  }

  @Override
  public SortedSet<String> ownNames() {
    return names();
  }

  @Override
  public SortedSet<String> variables() {
    return new TreeSet<>(environment);
  }
}
