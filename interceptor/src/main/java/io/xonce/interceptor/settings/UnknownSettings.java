/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Names that look like settings and mean nothing here: who wrote one relies on it. In the
 * application's own file it is a mistake. What the whole server sees may belong to another
 * application, and a variable of the environment may have nothing to do with this product.
 */
public final class UnknownSettings {

  private final Collection<String> consumers;
  private final SortedSet<String> known;

  private UnknownSettings(Collection<String> consumers) {
    this.consumers = consumers;
    this.known = SettingNames.of(consumers);
  }

  /** Fails on what must be a mistake, and warns of what may be one. */
  public static void report(Configuration configuration, Collection<String> consumers) {
    UnknownSettings unknown = new UnknownSettings(consumers);
    Set<String> own = configuration.ownNames();
    configuration.names().forEach(name -> unknown.property(name, own.contains(name)));
    configuration.variables().forEach(unknown::variable);
  }

  private void property(String name, boolean own) {
    if (known.contains(name) || (!own && SettingNames.isOfTheServer(name))) {
      return;
    }
    List<String> similar = similar(name, known.stream());
    if (own || isOfOurs(name) || (!SettingNames.isOfSomeConsumer(name) && !similar.isEmpty())) {
      throw LOG.unknownSetting(name, similar.isEmpty() ? known : similar);
    }
    warn(name, similar);
  }

  private void variable(String name) {
    String spelled = Configuration.variable(name);
    if (known.stream().map(Configuration::variable).noneMatch(spelled::equals)) {
      warn(name, similar(spelled, known.stream().map(Configuration::variable)));
    }
  }

  /** What is spelled almost so, or is so but for the consumer's name left out. */
  private static List<String> similar(String name, Stream<String> known) {
    String rest = name.substring(Math.min(name.length(), Configuration.PREFIX.length() - 1));
    return known
        .filter(
            each -> Spelling.isSimilar(name, each) || (rest.length() > 1 && each.endsWith(rest)))
        .toList();
  }

  private static void warn(String name, List<String> similar) {
    if (!similar.isEmpty()) {
      LOG.settingLeftAlone(name, similar);
    }
  }

  private boolean isOfOurs(String name) {
    return consumers.stream()
        .anyMatch(consumer -> name.startsWith(Configuration.PREFIX + consumer + "."));
  }
}
