/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names of all settings. */
public final class SettingNames {

  public static final List<String> GLOBAL =
      List.of(
          "schema",
          "minimum-guarantee",
          "lock-timeout",
          "purge-interval",
          "max-body",
          "known-keys",
          "connection-factory",
          "attempts");
  public static final List<String> PER_CONSUMER =
      List.of(
          "key",
          "tenant",
          "fingerprint",
          "on-duplicate",
          "on-conflict",
          "on-unreadable",
          "terminal-on",
          "divert-to",
          "reply-to",
          "retention",
          "floor",
          "shared",
          "store",
          "mode");

  /**
   * What the set-up script and the resource adapter read, each on the whole server: the names
   * behind the prefix that are this one, or begin with it and a dot.
   */
  private static final List<String> OF_THE_SERVER =
      List.of("db", "driver", "ds", "jms", "node", "ra", "recovery", "tx", "xa");

  private SettingNames() {}

  /** All settings that an application with these consumers has. */
  static SortedSet<String> of(Collection<String> consumers) {
    SortedSet<String> known = new TreeSet<>();
    GLOBAL.forEach(member -> known.add(Configuration.PREFIX + member));
    for (String consumer : consumers) {
      PER_CONSUMER.forEach(member -> known.add(Configuration.PREFIX + consumer + "." + member));
    }
    return known;
  }

  /** Whether it is read by the server's part of the product, and means nothing to applications. */
  static boolean isOfTheServer(String name) {
    String rest = name.substring(Configuration.PREFIX.length());
    return OF_THE_SERVER.stream()
        .anyMatch(first -> rest.equals(first) || rest.startsWith(first + "."));
  }

  /** Whether it could be a setting of a consumer of any name. */
  static boolean isOfSomeConsumer(String name) {
    String rest = name.substring(Configuration.PREFIX.length());
    return PER_CONSUMER.stream()
        .anyMatch(member -> rest.endsWith("." + member) && rest.length() > member.length() + 1);
  }
}
